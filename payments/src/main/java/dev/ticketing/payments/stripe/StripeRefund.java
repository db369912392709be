package dev.ticketing.payments.stripe;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * A refund as it stands at Stripe.
 *
 * @param id as Stripe calls it
 * @param refundId which refund of ours it is, empty if it was not made by us
 * @param amount in Stripe's minor units
 * @param currency ISO code in capitals
 * @param failure why the money could not be given back
 */
public record StripeRefund(String id, String refundId, State state, long amount, String currency,
		@Nullable String failure) {

	/**
	 * Whether it is over just this amount.
	 */
	public boolean isOver(Money money) {
		return this.currency.equals(money.currency()) && StripeAmount.isOver(this.amount, money);
	}

	/**
	 * How far a refund is.
	 */
	public enum State {

		/** On its way. */
		PENDING,
		/** With the buyer, as far as the bank knows: it may still come back. */
		SUCCEEDED,
		/** Could not be given back. */
		FAILED

	}

}
