package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * One of Stripe's test cards and what its issuer says to a payment.
 */
record TestCard(String brand, String number, Outcome outcome) {

	String last4() {
		return this.number.substring(this.number.length() - 4);
	}

	sealed interface Outcome {

	}

	record Approved() implements Outcome {

	}

	record NeedsAuthentication() implements Outcome {

	}

	record Declined(String code, @Nullable String declineCode, String message) implements Outcome {

		StripeError error() {
			return new StripeError("card_error", this.code, this.declineCode, null, this.message);
		}

	}

}
