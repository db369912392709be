package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What Stripe says when it does not do what was asked, as in the {@code error} object of
 * its API.
 *
 * @param type the class of error: invalid_request_error, card_error, idempotency_error
 * @param code what a program can react to
 * @param declineCode the reason of the card's issuer
 * @param param the parameter that is wrong
 * @param message a sentence for people
 */
record StripeError(String type, @Nullable String code, @Nullable String declineCode, @Nullable String param,
		String message) {

	static final StripeError INTERNAL = new StripeError("api_error", null, null, null, "An unknown error occurred");

	static StripeError invalid(String message, @Nullable String code, @Nullable String param) {
		return new StripeError("invalid_request_error", code, null, param, message);
	}

}
