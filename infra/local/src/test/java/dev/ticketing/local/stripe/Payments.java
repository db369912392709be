package dev.ticketing.local.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.CaptureMethod;

/**
 * Payments as our own services make them.
 */
final class Payments {

	private final StripeClient client;

	Payments(String url) {
		this(url, "sk_test_contract", 0);
	}

	Payments(String url, String apiKey, int retries) {
		this.client = StripeClient.builder().setApiKey(apiKey).setApiBase(url).setMaxNetworkRetries(retries).build();
	}

	/** The same, of Stripe itself. */
	static Payments atStripe(String apiKey) {
		return new Payments(com.stripe.Stripe.LIVE_API_BASE, apiKey, 2);
	}

	static PaymentIntentCreateParams.Builder manual(long amount) {
		return PaymentIntentCreateParams.builder()
			.setAmount(amount)
			.setCurrency("usd")
			.setCaptureMethod(CaptureMethod.MANUAL)
			.addPaymentMethodType("card")
			.putMetadata("orderId", "o-1");
	}

	static PaymentIntentCreateParams paidWith(String paymentMethod, long amount) {
		return manual(amount).setPaymentMethod(paymentMethod).setConfirm(true).build();
	}

	PaymentIntent create(PaymentIntentCreateParams params) throws StripeException {
		return this.client.v1().paymentIntents().create(params);
	}

	PaymentIntent create(PaymentIntentCreateParams params, String key) throws StripeException {
		return this.client.v1().paymentIntents().create(params, withKey(key));
	}

	PaymentIntent authorized(long amount) throws StripeException {
		return create(paidWith("pm_card_visa", amount));
	}

	PaymentIntent confirm(String id, String paymentMethod) throws StripeException {
		return this.client.v1()
			.paymentIntents()
			.confirm(id, PaymentIntentConfirmParams.builder().setPaymentMethod(paymentMethod).build());
	}

	PaymentIntent retrieve(String id) throws StripeException {
		return this.client.v1().paymentIntents().retrieve(id);
	}

	PaymentIntent capture(String id) throws StripeException {
		return this.client.v1().paymentIntents().capture(id);
	}

	PaymentIntent capture(String id, String key) throws StripeException {
		return this.client.v1().paymentIntents().capture(id, withKey(key));
	}

	PaymentIntent cancel(String id) throws StripeException {
		return this.client.v1().paymentIntents().cancel(id);
	}

	StripeClient client() {
		return this.client;
	}

	private static RequestOptions withKey(String key) {
		return RequestOptions.builder().setIdempotencyKey(key).build();
	}

}
