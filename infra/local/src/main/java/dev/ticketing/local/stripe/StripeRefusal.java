package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Ends a request with an HTTP status and Stripe's error object.
 */
final class StripeRefusal extends RuntimeException {

	private final int status;

	private final StripeError error;

	StripeRefusal(int status, StripeError error) {
		super(error.message(), null, false, false);
		this.status = status;
		this.error = error;
	}

	static StripeRefusal invalid(String message, @Nullable String code, @Nullable String param) {
		return new StripeRefusal(400, StripeError.invalid(message, code, param));
	}

	static StripeRefusal missing(String param) {
		return invalid("Missing required param: " + param + ".", "parameter_missing", param);
	}

	/** There is nothing by this id in a list. */
	static StripeRefusal missing(String url, String id) {
		String kind = url.substring(url.lastIndexOf('/') + 1).replaceAll("s$", "");
		return new StripeRefusal(404,
				StripeError.invalid("No such " + kind + ": '" + id + "'", "resource_missing", "id"));
	}

	static StripeRefusal unexpectedState(String message) {
		return invalid(message, "payment_intent_unexpected_state", null);
	}

	static StripeRefusal unauthorized(String message) {
		return new StripeRefusal(401, StripeError.invalid(message, null, null));
	}

	static StripeRefusal unknownIntent(String id) {
		return new StripeRefusal(404,
				StripeError.invalid("No such payment_intent: '" + id + "'", "resource_missing", "intent"));
	}

	Answer answer() {
		return new Answer(this.status, this.error, null, null);
	}

	Answer answerAbout(PaymentIntent intent) {
		return new Answer(this.status, this.error, intent, null);
	}

}
