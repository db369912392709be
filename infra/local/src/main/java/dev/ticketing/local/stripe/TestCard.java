package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * One of Stripe's test cards and what its issuer says to a payment.
 */
record TestCard(String brand, String number, Outcome outcome, RefundCourse refunds) {

	TestCard(String brand, String number, Outcome outcome) {
		this(brand, number, outcome, RefundCourse.AT_ONCE);
	}

	String last4() {
		return this.number.substring(this.number.length() - 4);
	}

	sealed interface Outcome {

	}

	record Approved() implements Outcome {

	}

	/**
	 * @param afterwards what the issuer says after a good answer, if it is no
	 */
	record NeedsAuthentication(@Nullable Declined afterwards) implements Outcome {

	}

	record Declined(String code, @Nullable String declineCode, String message) implements Outcome {

		StripeError error() {
			return new StripeError("card_error", this.code, this.declineCode, null, this.message);
		}

	}

}
