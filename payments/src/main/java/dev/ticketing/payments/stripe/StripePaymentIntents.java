package dev.ticketing.payments.stripe;

import java.util.Locale;
import java.util.Map;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodData;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.service.PaymentIntentService;
import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Payment intents over Stripe's own client library.
 */
@Component
final class StripePaymentIntents implements PaymentIntents {

	private final PaymentIntentService intents;

	StripePaymentIntents(StripeClient stripe) {
		this.intents = stripe.v1().paymentIntents();
	}

	@Override
	public Intent create(Purpose purpose, String key) {
		PaymentIntentCreateParams params = PaymentIntentCreateParams.builder()
			.setAmount(StripeAmount.of(purpose.amount()))
			.setCurrency(purpose.amount().currency().toLowerCase(Locale.ROOT))
			.setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.MANUAL)
			.addPaymentMethodType("card")
			.putMetadata("orderId", purpose.orderId())
			.putMetadata("paymentId", purpose.paymentId())
			.build();
		return call(() -> this.intents.create(params, once(key)));
	}

	@Override
	public Intent confirm(String id, Card card, String key) {
		PaymentIntentConfirmParams.Builder params = PaymentIntentConfirmParams.builder();
		switch (card.kind()) {
			case PAYMENT_METHOD -> params.setPaymentMethod(card.reference());
			case TOKEN -> params.setPaymentMethodData(PaymentMethodData.builder()
				.putExtraParam("type", "card")
				.putExtraParam("card", Map.of("token", card.reference()))
				.build());
		}
		return call(() -> this.intents.confirm(id, params.build(), once(key)));
	}

	@Override
	public Intent find(String id) {
		return call(() -> this.intents.retrieve(id));
	}

	@Override
	public Intent capture(String id, Money amount, String key) {
		PaymentIntentCaptureParams params = PaymentIntentCaptureParams.builder()
			.setAmountToCapture(StripeAmount.of(amount))
			.build();
		return call(() -> this.intents.capture(id, params, once(key)));
	}

	@Override
	public Intent cancel(String id, String key) {
		return call(() -> this.intents.cancel(id, PaymentIntentCancelParams.builder().build(), once(key)));
	}

	private static RequestOptions once(String key) {
		return RequestOptions.builder().setIdempotencyKey(key).build();
	}

	private static Intent call(Call call) {
		try {
			return intent(call.make());
		}
		catch (StripeException ex) {
			throw StripeFailures.explain(ex);
		}
	}

	static Intent intent(PaymentIntent intent) {
		Long received = intent.getAmountReceived();
		return new Intent(intent.getId(), state(intent.getStatus()), intent.getAmount(),
				(received != null) ? received : 0, intent.getCurrency().toUpperCase(Locale.ROOT),
				intent.getClientSecret(), decline(intent.getLastPaymentError()));
	}

	private static Intent.State state(String status) {
		return switch (status) {
			case "requires_payment_method", "requires_confirmation" -> Intent.State.OPEN;
			case "requires_action" -> Intent.State.ACTION;
			case "requires_capture" -> Intent.State.HELD;
			case "succeeded" -> Intent.State.TAKEN;
			case "canceled" -> Intent.State.CANCELED;
			default -> Intent.State.PROCESSING;
		};
	}

	private static @Nullable Decline decline(@Nullable StripeError error) {
		if (error == null) {
			return null;
		}
		String message = (error.getMessage() != null) ? error.getMessage() : "The card was declined.";
		return new Decline((error.getCode() != null) ? error.getCode() : "unknown", error.getDeclineCode(), message);
	}

	private interface Call {

		PaymentIntent make() throws StripeException;

	}

}
