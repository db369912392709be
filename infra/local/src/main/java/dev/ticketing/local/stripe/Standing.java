package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How far a payment intent has come; replaced as a whole by each move.
 *
 * @param paymentMethod the card in use
 * @param charge the latest attempt to charge a card
 * @param authorizedAt since when the amount is set aside, in seconds since 1970
 * @param challenge what the bank asks of the buyer
 * @param received what was captured, in the smallest unit of the currency
 */
record Standing(Status status, @Nullable PaymentMethod paymentMethod, @Nullable String charge, long received,
		@Nullable Decline lastDecline, @Nullable Cancellation cancellation, @Nullable Long authorizedAt,
		@Nullable Challenge challenge) {

	static Standing with(@Nullable PaymentMethod paymentMethod) {
		Status status = (paymentMethod != null) ? Status.REQUIRES_CONFIRMATION : Status.REQUIRES_PAYMENT_METHOD;
		return new Standing(status, paymentMethod, null, 0, null, null, null, null);
	}

	static Standing authorized(PaymentMethod paymentMethod, long now) {
		return new Standing(Status.REQUIRES_CAPTURE, paymentMethod, Ids.next("ch_"), 0, null, null, now, null);
	}

	static Standing challenged(PaymentMethod paymentMethod, Challenge challenge) {
		return new Standing(Status.REQUIRES_ACTION, paymentMethod, null, 0, null, null, null, challenge);
	}

	static Standing declined(PaymentMethod paymentMethod, StripeError error) {
		String charge = Ids.next("ch_");
		Decline decline = new Decline(error, charge, paymentMethod);
		return new Standing(Status.REQUIRES_PAYMENT_METHOD, null, charge, 0, decline, null, null, null);
	}

	/** The buyer has failed the bank's question, so that no card was charged. */
	static Standing unauthenticated(PaymentMethod paymentMethod, StripeError error) {
		Decline decline = new Decline(error, null, paymentMethod);
		return new Standing(Status.REQUIRES_PAYMENT_METHOD, null, null, 0, decline, null, null, null);
	}

	Standing captured(long amount) {
		return new Standing(Status.SUCCEEDED, this.paymentMethod, this.charge, amount, null, null, this.authorizedAt,
				null);
	}

	Standing canceled(Cancellation cancellation) {
		return new Standing(Status.CANCELED, this.paymentMethod, this.charge, 0, this.lastDecline, cancellation,
				this.authorizedAt, null);
	}

	/**
	 * The refusal of a card.
	 *
	 * @param charge the attempt that met it, if it came to one
	 */
	record Decline(StripeError error, @Nullable String charge, PaymentMethod paymentMethod) {

	}

	/**
	 * The end of an intent without money.
	 *
	 * @param at seconds since 1970
	 */
	record Cancellation(long at, @Nullable String reason) {

	}

}
