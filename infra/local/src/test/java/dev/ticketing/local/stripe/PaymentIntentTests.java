package dev.ticketing.local.stripe;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCancelParams.CancellationReason;
import com.stripe.param.PaymentIntentCaptureParams;
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

class PaymentIntentTests {

	private final StripeSimulator simulator = StripeSimulator.start(0);

	private final Payments payments = new Payments(this.simulator.url());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void authorizesAndThenCaptures() throws StripeException {
		PaymentIntent authorized = this.payments.authorized(1999);
		assertThat(authorized.getStatus()).isEqualTo("requires_capture");
		assertThat(authorized.getAmountCapturable()).isEqualTo(1999);
		assertThat(authorized.getLatestCharge()).startsWith("ch_");
		assertThat(authorized.getClientSecret()).startsWith(authorized.getId() + "_secret_");
		assertThat(authorized.getMetadata()).containsEntry("orderId", "o-1");
		assertThat(authorized.getLivemode()).isFalse();
		PaymentIntent captured = this.payments.capture(authorized.getId());
		assertThat(captured.getStatus()).isEqualTo("succeeded");
		assertThat(captured.getAmountReceived()).isEqualTo(1999);
		assertThat(captured.getAmountCapturable()).isZero();
	}

	@Test
	void capturesPartOfTheAmountAndReleasesTheRest() throws StripeException {
		String id = this.payments.authorized(1999).getId();
		PaymentIntent captured = this.payments.client()
			.v1()
			.paymentIntents()
			.capture(id, PaymentIntentCaptureParams.builder().setAmountToCapture(1000L).build());
		assertThat(captured.getAmountReceived()).isEqualTo(1000);
		assertThat(captured.getAmountCapturable()).isZero();
	}

	@Test
	void refusesToCaptureMoreThanWasAuthorized() throws StripeException {
		String id = this.payments.authorized(1999).getId();
		PaymentIntentCaptureParams more = PaymentIntentCaptureParams.builder().setAmountToCapture(2000L).build();
		assertRefused(() -> this.payments.client().v1().paymentIntents().capture(id, more), "amount_too_large");
		assertThat(this.payments.retrieve(id).getStatus()).isEqualTo("requires_capture");
	}

	@Test
	void cancelsAnAuthorization() throws StripeException {
		String id = this.payments.authorized(1999).getId();
		PaymentIntent canceled = this.payments.client()
			.v1()
			.paymentIntents()
			.cancel(id,
					PaymentIntentCancelParams.builder().setCancellationReason(CancellationReason.ABANDONED).build());
		assertThat(canceled.getStatus()).isEqualTo("canceled");
		assertThat(canceled.getCanceledAt()).isGreaterThanOrEqualTo(canceled.getCreated());
		assertThat(canceled.getCancellationReason()).isEqualTo("abandoned");
		assertThat(canceled.getAmountCapturable()).isZero();
		assertThat(canceled.getAmountReceived()).isZero();
	}

	@Test
	void goesThroughEachStepSeparately() throws StripeException {
		PaymentIntent created = this.payments.create(Payments.manual(1999).build());
		assertThat(created.getStatus()).isEqualTo("requires_payment_method");
		PaymentIntent withCard = this.payments.create(Payments.manual(1999).setPaymentMethod("pm_card_amex").build());
		assertThat(withCard.getStatus()).isEqualTo("requires_confirmation");
		assertThat(this.payments.confirm(created.getId(), "pm_card_visa").getStatus()).isEqualTo("requires_capture");
		PaymentIntent confirmed = this.payments.client().v1().paymentIntents().confirm(withCard.getId());
		assertThat(confirmed.getStatus()).isEqualTo("requires_capture");
	}

	@Test
	void capturesAtOnceWithoutManualCapture() throws StripeException {
		PaymentIntent paid = this.payments.create(PaymentIntentCreateParams.builder()
			.setAmount(500L)
			.setCurrency("eur")
			.addPaymentMethodType("card")
			.setPaymentMethod("pm_card_visa")
			.setConfirm(true)
			.build());
		assertThat(paid.getStatus()).isEqualTo("succeeded");
		assertThat(paid.getAmountReceived()).isEqualTo(500);
	}

	@Test
	void refusesMovesThatTheStatusDoesNotAllow() throws StripeException {
		String captured = this.payments.capture(this.payments.authorized(100).getId()).getId();
		String canceled = this.payments.cancel(this.payments.authorized(100).getId()).getId();
		String fresh = this.payments.create(Payments.manual(100).build()).getId();
		assertUnexpectedState(() -> this.payments.capture(captured));
		assertUnexpectedState(() -> this.payments.cancel(captured));
		assertUnexpectedState(() -> this.payments.confirm(captured, "pm_card_visa"));
		assertUnexpectedState(() -> this.payments.capture(canceled));
		assertUnexpectedState(() -> this.payments.cancel(canceled));
		assertUnexpectedState(() -> this.payments.confirm(canceled, "pm_card_visa"));
		assertUnexpectedState(() -> this.payments.capture(fresh));
		assertUnexpectedState(() -> this.payments.client().v1().paymentIntents().confirm(fresh));
		assertThat(this.payments.retrieve(captured).getAmountReceived()).isEqualTo(100);
		assertThat(this.payments.retrieve(canceled).getStatus()).isEqualTo("canceled");
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
	@CsvSource({ "0, usd, amount", "-5, usd, amount", "100000000, usd, amount", "100, xyz, currency",
			"100, nope, currency" })
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

	private static void assertUnexpectedState(ThrowingCallable call) {
		assertRefused(call, "payment_intent_unexpected_state");
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(code));
	}

}
