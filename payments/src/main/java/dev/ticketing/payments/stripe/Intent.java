package dev.ticketing.payments.stripe;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * A payment intent as it stands at Stripe.
 *
 * @param amount in Stripe's minor units
 * @param received what was captured, in Stripe's minor units
 * @param currency ISO code in capitals
 * @param clientSecret lets the buyer's browser authenticate it
 * @param lastDecline why the last card was refused
 */
public record Intent(String id, State state, long amount, long received, String currency, @Nullable String clientSecret,
		@Nullable Decline lastDecline) {

	/**
	 * Whether it is over just this amount.
	 */
	public boolean isOver(Money money) {
		return this.currency.equals(money.currency()) && StripeAmount.isOver(this.amount, money);
	}

	/**
	 * How far an intent is.
	 */
	public enum State {

		/** No card has been accepted. */
		OPEN,
		/** The bank wants to hear from the buyer. */
		ACTION,
		/** The bank has not answered yet. */
		PROCESSING,
		/** The amount is set aside. */
		HELD,
		/** The amount is taken. */
		TAKEN,
		/** The amount was let go, or never set aside, and can't be any more. */
		CANCELED

	}

	@Override
	public String toString() {
		return "Intent[%s, %s, %d %s]".formatted(this.id, this.state, this.amount, this.currency);
	}

}
