package dev.ticketing.local.stripe;

/**
 * How a card takes money back.
 */
enum RefundCourse {

	/** It arrives at once. */
	AT_ONCE(Refund.State.SUCCEEDED, Refund.State.SUCCEEDED),
	/** It is pending for a moment. */
	LATER(Refund.State.PENDING, Refund.State.SUCCEEDED),
	/** It seems to have arrived, and comes back a moment later. */
	NEVER(Refund.State.SUCCEEDED, Refund.State.FAILED);

	private final Refund.State first;

	private final Refund.State last;

	RefundCourse(Refund.State first, Refund.State last) {
		this.first = first;
		this.last = last;
	}

	/** The course of the card that a payment was made with. */
	static RefundCourse of(PaymentIntent intent) {
		PaymentMethod card = intent.standing().paymentMethod();
		return (card != null) ? card.card().refunds() : AT_ONCE;
	}

	Refund.State first() {
		return this.first;
	}

	Refund.State last() {
		return this.last;
	}

}
