package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * How far a payment intent has come; replaced as a whole by each move.
 *
 * @param paymentMethod the card in use
 * @param charge the latest attempt to charge a card
 * @param authorizedAt since when the amount is set aside, in seconds since 1970
 * @param received what was captured, in the smallest unit of the currency
 */
record Standing(Status status, @Nullable PaymentMethod paymentMethod, @Nullable String charge, long received,
		@Nullable Decline lastDecline, @Nullable Cancellation cancellation, @Nullable Long authorizedAt) {

	static Standing with(@Nullable PaymentMethod paymentMethod) {
		Status status = (paymentMethod != null) ? Status.REQUIRES_CONFIRMATION : Status.REQUIRES_PAYMENT_METHOD;
		return new Standing(status, paymentMethod, null, 0, null, null, null);
	}

	static Standing authorized(PaymentMethod paymentMethod, long now) {
		return new Standing(Status.REQUIRES_CAPTURE, paymentMethod, Ids.next("ch_"), 0, null, null, now);
	}

	static Standing challenged(PaymentMethod paymentMethod) {
		return new Standing(Status.REQUIRES_ACTION, paymentMethod, null, 0, null, null, null);
	}

	static Standing declined(PaymentMethod paymentMethod, StripeError error) {
		String charge = Ids.next("ch_");
		Decline decline = new Decline(error, charge, paymentMethod);
		return new Standing(Status.REQUIRES_PAYMENT_METHOD, null, charge, 0, decline, null, null);
	}

	Standing captured(long amount) {
		return new Standing(Status.SUCCEEDED, this.paymentMethod, this.charge, amount, null, null, this.authorizedAt);
	}

	Standing canceled(Cancellation cancellation) {
		return new Standing(Status.CANCELED, this.paymentMethod, this.charge, 0, this.lastDecline, cancellation,
				this.authorizedAt);
	}

	/**
	 * The refusal of a card, with the attempt that met it.
	 */
	record Decline(StripeError error, String charge, PaymentMethod paymentMethod) {

	}

	/**
	 * The end of an intent without money.
	 *
	 * @param at seconds since 1970
	 */
	record Cancellation(long at, @Nullable String reason) {

	}

}
