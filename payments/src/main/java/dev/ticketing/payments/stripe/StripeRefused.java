package dev.ticketing.payments.stripe;

/**
 * Stripe does not do what it was asked, for a reason that is not the bank's: the intent
 * stands where this can't be done, or there is no such card.
 */
public final class StripeRefused extends RuntimeException {

	private final Decline reason;

	public StripeRefused(Decline reason) {
		super(reason.code() + ": " + reason.message(), null, false, false);
		this.reason = reason;
	}

	public Decline reason() {
		return this.reason;
	}

	/**
	 * Whether it is because of where the intent stands, so that a look at it tells more.
	 */
	public boolean isAboutState() {
		return this.reason.code().equals("payment_intent_unexpected_state");
	}

}
