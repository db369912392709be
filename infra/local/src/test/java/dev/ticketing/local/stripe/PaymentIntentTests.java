package dev.ticketing.local.stripe;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCancelParams.CancellationReason;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

	private static void assertUnexpectedState(ThrowingCallable call) {
		assertRefused(call, "payment_intent_unexpected_state");
	}

	private static void assertRefused(ThrowingCallable call, String code) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(call)
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(code));
	}

}
