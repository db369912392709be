package dev.ticketing.local.stripe;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What we rely on at Stripe, asked of the simulator and, with its key in
 * {@code STRIPE_TEST_KEY}, of Stripe's test mode.
 */
@ParameterizedClass(name = "{0}")
@MethodSource("stripes")
class ContractTests {

	private static final StripeSimulator SIMULATOR = StripeSimulator.start(0);

	@Parameter
	private Target stripe;

	static Stream<Target> stripes() {
		String key = System.getenv("STRIPE_TEST_KEY");
		boolean real = key != null && !key.isBlank();
		System.out.println("Contract of Stripe, asked of: the simulator" + (real ? " and Stripe's test mode" : "")
				+ (real ? "" : " (STRIPE_TEST_KEY is not set, so not of Stripe itself)"));
		Target simulator = new Target("simulator", new Payments(SIMULATOR.url()));
		return real ? Stream.of(simulator, new Target("Stripe", Payments.atStripe(key))) : Stream.of(simulator);
	}

	@AfterAll
	static void stop() {
		SIMULATOR.close();
	}

	@Test
	void setsAsideAndThenTakes() throws StripeException {
		PaymentIntent authorized = this.stripe.payments().authorized(1999);
		assertThat(authorized.getStatus()).isEqualTo("requires_capture");
		assertThat(authorized.getAmountCapturable()).isEqualTo(1999);
		PaymentIntent captured = this.stripe.payments().capture(authorized.getId());
		assertThat(captured.getStatus()).isEqualTo("succeeded");
		assertThat(captured.getAmountReceived()).isEqualTo(1999);
		assertState(() -> this.stripe.payments().capture(authorized.getId()));
		assertState(() -> this.stripe.payments().cancel(authorized.getId()));
	}

	@Test
	void letsGoAndThenTakesNothing() throws StripeException {
		String id = this.stripe.payments().authorized(1999).getId();
		assertThat(this.stripe.payments().cancel(id).getStatus()).isEqualTo("canceled");
		assertState(() -> this.stripe.payments().capture(id));
		assertState(() -> this.stripe.payments().cancel(id));
		assertState(() -> this.stripe.payments().confirm(id, "pm_card_visa"));
	}

	@Test
	void cancelsAnIntentThatNoCardWasTriedFor() throws StripeException {
		String id = this.stripe.payments().create(Payments.manual(500).build()).getId();
		assertThat(this.stripe.payments().cancel(id).getStatus()).isEqualTo("canceled");
	}

	@Test
	void repeatsTheFirstAnswerToAKey() throws StripeException {
		String key = UUID.randomUUID().toString();
		PaymentIntentCreateParams params = Payments.paidWith("pm_card_visa", 700);
		PaymentIntent first = this.stripe.payments().create(params, key);
		assertThat(this.stripe.payments().create(params, key).getId()).isEqualTo(first.getId());
		assertThatExceptionOfType(IdempotencyException.class)
			.isThrownBy(() -> this.stripe.payments().create(Payments.paidWith("pm_card_visa", 800), key));
		String capture = UUID.randomUUID().toString();
		this.stripe.payments().capture(first.getId(), capture);
		assertThat(this.stripe.payments().capture(first.getId(), capture).getStatus()).isEqualTo("succeeded");
	}

	@ParameterizedTest
	@CsvSource({ "pm_card_visa_chargeDeclined, card_declined, generic_decline",
			"pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
			"pm_card_chargeDeclinedProcessingError, processing_error,",
			"pm_card_chargeDeclinedExpiredCard, expired_card," })
	void declinesAndAcceptsAnotherCard(String card, String code, String declineCode) throws StripeException {
		String id = this.stripe.payments().create(Payments.manual(900).build()).getId();
		assertThatExceptionOfType(CardException.class).isThrownBy(() -> this.stripe.payments().confirm(id, card))
			.satisfies((ex) -> {
				assertThat(ex.getCode()).isEqualTo(code);
				assertThat(ex.getDeclineCode()).isEqualTo(declineCode);
			});
		PaymentIntent declined = this.stripe.payments().retrieve(id);
		assertThat(declined.getStatus()).isEqualTo("requires_payment_method");
		assertThat(declined.getLastPaymentError().getCode()).isEqualTo(code);
		assertThat(this.stripe.payments().confirm(id, "pm_card_visa").getStatus()).isEqualTo("requires_capture");
	}

	@ParameterizedTest
	@CsvSource({ "pm_card_authenticationRequired", "pm_card_threeDSecureRequired" })
	void asksTheBuyer(String card) throws StripeException {
		String id = this.stripe.payments().create(Payments.manual(900).build()).getId();
		PaymentIntent asked = this.stripe.payments().confirm(id, card);
		assertThat(asked.getStatus()).isEqualTo("requires_action");
		assertThat(asked.getNextAction().getType()).isEqualTo("use_stripe_sdk");
		assertThat(asked.getClientSecret()).startsWith(id + "_secret_");
		assertThat(this.stripe.payments().confirm(id, "pm_card_visa").getStatus()).as("another card")
			.isEqualTo("requires_capture");
	}

	@Test
	void sendsTheBuyerToAPageWhereTheCallerHasOneToReturnTo() throws StripeException {
		String id = this.stripe.payments().create(Payments.manual(900).build()).getId();
		PaymentIntentConfirmParams params = PaymentIntentConfirmParams.builder()
			.setPaymentMethod("pm_card_threeDSecureRequired")
			.setReturnUrl("https://shop.example/orders/1?paid=maybe")
			.build();
		PaymentIntent asked = this.stripe.payments().client().v1().paymentIntents().confirm(id, params);
		assertThat(asked.getNextAction().getType()).isEqualTo("redirect_to_url");
		assertThat(asked.getNextAction().getRedirectToUrl().getUrl()).startsWith("http");
		assertThat(asked.getNextAction().getRedirectToUrl().getReturnUrl())
			.isEqualTo("https://shop.example/orders/1?paid=maybe");
	}

	@Test
	void keepsEveryAttemptAsACharge() throws StripeException {
		String id = this.stripe.payments().create(Payments.manual(900).build()).getId();
		assertThatExceptionOfType(CardException.class)
			.isThrownBy(() -> this.stripe.payments().confirm(id, "pm_card_visa_chargeDeclined"));
		this.stripe.payments().confirm(id, "pm_card_visa");
		ChargeListParams ofIntent = ChargeListParams.builder().setPaymentIntent(id).build();
		List<Charge> charges = this.stripe.payments().client().v1().charges().list(ofIntent).getData();
		assertThat(charges).extracting(Charge::getStatus).containsExactly("succeeded", "failed");
		assertThat(charges.getLast().getFailureCode()).isEqualTo("card_declined");
		assertThat(charges.getFirst().getCaptured()).isFalse();
		assertThat(charges.getFirst().getPaymentMethodDetails().getCard().getCaptureBefore()).isPositive();
		this.stripe.payments().cancel(id);
		assertThat(charge(id).getRefunded()).as("let go").isTrue();
		assertThat(charge(id).getAmountRefunded()).isEqualTo(900);
	}

	@Test
	void remembersWhatHasHappened() throws StripeException {
		String id = this.stripe.payments().authorized(900).getId();
		this.stripe.payments().capture(id);
		EventListParams succeeded = EventListParams.builder().setType("payment_intent.succeeded").build();
		Awaitility.await().until(() -> events(succeeded).stream().anyMatch((event) -> event.toJson().contains(id)));
	}

	@ParameterizedTest
	@CsvSource({ "jpy, 1200", "kwd, 12350", "eur, 50" })
	void countsInTheSmallestUnit(String currency, long amount) throws StripeException {
		PaymentIntent intent = this.stripe.payments().create(Payments.manual(amount).setCurrency(currency).build());
		assertThat(intent.getAmount()).isEqualTo(amount);
		assertThat(intent.getCurrency()).isEqualTo(currency);
	}

	@Test
	void givesBackInPartsAndNeverMoreThanWasTaken() throws StripeException {
		String id = this.stripe.payments().authorized(1000).getId();
		assertRefused(() -> refund(id, 100), "payment_intent_unexpected_state", "charge_not_captured", null);
		this.stripe.payments().capture(id);
		Refund part = refund(id, 400);
		assertThat(part.getStatus()).isIn("succeeded", "pending");
		assertThat(part.getPaymentIntent()).isEqualTo(id);
		assertRefused(() -> refund(id, 601), "amount_too_large", null, null);
		assertThat(refund(id, 600).getAmount()).isEqualTo(600);
		assertRefused(() -> refund(id, 1), "charge_already_refunded", null, null);
		Charge charge = charge(id);
		assertThat(charge.getAmountRefunded()).isEqualTo(1000);
		assertThat(charge.getRefunded()).isTrue();
		assertThat(refunds(id)).extracting(Refund::getAmount).containsExactly(600L, 400L);
	}

	@Test
	void givesBackOncePerKey() throws StripeException {
		String id = this.stripe.payments().authorized(1000).getId();
		this.stripe.payments().capture(id);
		String key = UUID.randomUUID().toString();
		RefundCreateParams params = RefundCreateParams.builder()
			.setPaymentIntent(id)
			.setAmount(300L)
			.putMetadata("refundId", "r-1")
			.build();
		RequestOptions once = RequestOptions.builder().setIdempotencyKey(key).build();
		Refund first = this.stripe.payments().client().v1().refunds().create(params, once);
		assertThat(this.stripe.payments().client().v1().refunds().create(params, once).getId())
			.isEqualTo(first.getId());
		assertThat(first.getMetadata()).containsEntry("refundId", "r-1");
		assertThat(charge(id).getAmountRefunded()).isEqualTo(300);
	}

	@ParameterizedTest
	@CsvSource({ "pm_card_pendingRefund, succeeded", "pm_card_refundFail, failed" })
	void settlesARefundLater(String card, String end) throws StripeException {
		String id = this.stripe.payments().create(Payments.paidWith(card, 1000)).getId();
		this.stripe.payments().capture(id);
		String refund = refund(id, 1000).getId();
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.stripe.payments().client().v1().refunds().retrieve(refund).getStatus(), end::equals);
	}

	@Test
	void listsNewestFirstPageByPage() throws StripeException {
		List<String> made = Stream.of(1, 2, 3).map((_) -> {
			try {
				return this.stripe.payments().create(Payments.manual(100).build()).getId();
			}
			catch (StripeException ex) {
				throw new IllegalStateException(ex);
			}
		}).toList();
		PaymentIntentListParams.Builder two = PaymentIntentListParams.builder().setLimit(2L);
		List<PaymentIntent> page = this.stripe.payments().client().v1().paymentIntents().list(two.build()).getData();
		assertThat(page).extracting(PaymentIntent::getId).containsExactly(made.get(2), made.get(1));
		List<PaymentIntent> older = this.stripe.payments()
			.client()
			.v1()
			.paymentIntents()
			.list(two.setStartingAfter(made.get(1)).build())
			.getData();
		assertThat(older.getFirst().getId()).isEqualTo(made.get(0));
		List<PaymentIntent> newer = this.stripe.payments()
			.client()
			.v1()
			.paymentIntents()
			.list(PaymentIntentListParams.builder().setLimit(2L).setEndingBefore(made.get(0)).build())
			.getData();
		assertThat(newer).extracting(PaymentIntent::getId).containsExactly(made.get(2), made.get(1));
	}

	private Refund refund(String intent, long amount) throws StripeException {
		RefundCreateParams params = RefundCreateParams.builder().setPaymentIntent(intent).setAmount(amount).build();
		return this.stripe.payments().client().v1().refunds().create(params);
	}

	private List<Refund> refunds(String intent) throws StripeException {
		return this.stripe.payments()
			.client()
			.v1()
			.refunds()
			.list(RefundListParams.builder().setPaymentIntent(intent).build())
			.getData();
	}

	private List<Event> events(EventListParams params) throws StripeException {
		return this.stripe.payments().client().v1().events().list(params).getData();
	}

	private Charge charge(String intent) throws StripeException {
		PaymentIntentRetrieveParams expanded = PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
		return this.stripe.payments().client().v1().paymentIntents().retrieve(intent, expanded).getLatestChargeObject();
	}

	private static void assertState(Callable<?> call) {
		assertRefused(call, "payment_intent_unexpected_state", null, null);
	}

	private static void assertRefused(Callable<?> call, String code, String or, String orElse) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call::call)
			.satisfies((ex) -> assertThat(ex.getCode()).isIn(code, or, orElse));
	}

	/**
	 * Whom to ask.
	 */
	record Target(String name, Payments payments) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
