package dev.ticketing.payments.stripe;

import com.stripe.exception.StripeException;

/**
 * A call was not made, because so many wait that its turn is too far off.
 */
final class NoTurn extends StripeException {

	NoTurn(String endpoint) {
		super("Too many calls wait for their turn: " + endpoint, null, null, null);
	}

}
