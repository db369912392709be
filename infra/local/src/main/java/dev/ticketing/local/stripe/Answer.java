package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How a request ended: an HTTP status with an error, a payment intent as it stood then,
 * or both (a declined card). Remembered in this form for idempotency keys.
 */
record Answer(int status, @Nullable StripeError error, @Nullable PaymentIntent intent) {

	static Answer of(PaymentIntent intent) {
		return new Answer(200, null, intent);
	}

}
