package dev.ticketing.payments.payment;

import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Decline;
import org.jspecify.annotations.Nullable;

/**
 * One card tried for a payment.
 *
 * @param number 1 for the first
 * @param request which request wanted it, so that its repetition is not taken for another
 * attempt
 * @param decline why the card was declined, if it was
 */
record Attempt(int number, Card card, String request, @Nullable Decline decline) {

	Attempt declined(Decline reason) {
		return new Attempt(this.number, this.card, this.request, reason);
	}

}
