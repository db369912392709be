package dev.ticketing.local.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.AutomaticPaymentMethods;
import com.stripe.param.PaymentIntentListParams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaymentIntentRequestTests {

	private final StripeSimulator simulator = StripeSimulator.start(0);

	private final Payments payments = new Payments(this.simulator.url());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void demandsAReturnUrlWhereAPaymentMethodMightRedirect() {
		PaymentIntentCreateParams.Builder dynamic = PaymentIntentCreateParams.builder()
			.setAmount(100L)
			.setCurrency("usd")
			.setPaymentMethod("pm_card_visa")
			.setConfirm(true)
			.setAutomaticPaymentMethods(AutomaticPaymentMethods.builder().setEnabled(true).build());
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.payments.create(dynamic.build()))
			.satisfies((ex) -> assertThat(ex.getParam()).isEqualTo("return_url"));
	}

	@Test
	void listsTheNewestFirstInPages() throws StripeException {
		String first = this.payments.authorized(1).getId();
		String second = this.payments.authorized(2).getId();
		String third = this.payments.authorized(3).getId();
		StripeCollection<PaymentIntent> page = list(PaymentIntentListParams.builder().setLimit(2L).build());
		assertThat(page.getData()).extracting(PaymentIntent::getId).containsExactly(third, second);
		assertThat(page.getHasMore()).isTrue();
		StripeCollection<PaymentIntent> rest = list(
				PaymentIntentListParams.builder().setLimit(2L).setStartingAfter(second).build());
		assertThat(rest.getData()).extracting(PaymentIntent::getId).containsExactly(first);
		assertThat(rest.getHasMore()).isFalse();
	}

	@Test
	void listsOnlyWhatWasCreatedSince() throws StripeException {
		long created = this.payments.authorized(1).getCreated();
		assertThat(list(since(created)).getData()).hasSize(1);
		assertThat(list(since(created + 100)).getData()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "0, usd, amount", "-5, usd, amount", "100000000, usd, amount", "12345, kwd, amount",
			"100, xyz, currency", "100, nope, currency" })
	void refusesAmountsAndCurrenciesThatStripeRefuses(long amount, String currency, String param) {
		PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
			.setAmount(amount)
			.setCurrency(currency)
			.build();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.payments.create(params))
			.satisfies((ex) -> assertThat(ex.getParam()).isEqualTo(param));
	}

	@Test
	void doesNotKnowAnotherIntent() {
		assertRefused(() -> this.payments.retrieve("pi_unknown"), "resource_missing");
		assertRefused(() -> this.payments.capture("pi_unknown"), "resource_missing");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk_live_secret", "pk_test_public", "nonsense" })
	void letsOnlyTestKeysIn(String key) {
		Payments stranger = new Payments(this.simulator.url(), key, 0);
		assertThatExceptionOfType(AuthenticationException.class).isThrownBy(() -> stranger.authorized(100))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(401));
	}

	private StripeCollection<PaymentIntent> list(PaymentIntentListParams params) throws StripeException {
		return this.payments.client().v1().paymentIntents().list(params);
	}

	private static PaymentIntentListParams since(long time) {
		return PaymentIntentListParams.builder()
			.setCreated(PaymentIntentListParams.Created.builder().setGte(time).build())
			.build();
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(code));
	}

}
