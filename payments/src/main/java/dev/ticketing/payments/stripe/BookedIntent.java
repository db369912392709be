package dev.ticketing.payments.stripe;

import java.time.Instant;

import dev.ticketing.events.Money;

/**
 * A payment intent as it stands in Stripe's books, with what says whose it is.
 *
 * @param created when it was made, to the second
 * @param paymentId which payment of ours it was made for, empty if it is not ours
 * @param orderId which order that payment is for, empty if none is named
 * @param refunded what was given back, in Stripe's minor units
 */
public record BookedIntent(Intent intent, Instant created, String paymentId, String orderId, long refunded) {

	public String id() {
		return this.intent.id();
	}

	/**
	 * Whether we made it.
	 */
	public boolean isOurs() {
		return !this.paymentId.isEmpty();
	}

	/**
	 * Whether some of the buyer's money is kept.
	 */
	public boolean isKept() {
		return this.intent.state() == Intent.State.TAKEN && this.refunded < this.intent.received();
	}

	/**
	 * Whether just this amount was given back, or is on its way.
	 */
	public boolean hasReturned(Money money) {
		return StripeAmount.isOver(this.refunded, money);
	}

	/**
	 * Whether money might still be taken, and we could keep that from happening.
	 */
	public boolean isAlive() {
		return switch (this.intent.state()) {
			case OPEN, ACTION, HELD -> true;
			case PROCESSING, TAKEN, CANCELED -> false;
		};
	}

}
