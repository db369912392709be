package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended: an HTTP status with an error, a payment intent or a refund as it
 * stood then, or both (a declined card). Remembered in this form for idempotency keys.
 */
record Answer(int status, @Nullable StripeError error, @Nullable PaymentIntent intent, @Nullable Refund refund) {

	static Answer of(PaymentIntent intent) {
		return new Answer(200, null, intent, null);
	}

	static Answer of(Refund refund) {
		return new Answer(200, null, null, refund);
	}

	static Answer failed() {
		return new Answer(500, StripeError.INTERNAL, null, null);
	}

	/** Has happened, but the caller learns only that something went wrong. */
	Answer lost() {
		return new Answer(500, StripeError.INTERNAL, this.intent, this.refund);
	}

}
