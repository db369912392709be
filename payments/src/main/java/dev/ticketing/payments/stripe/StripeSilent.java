package dev.ticketing.payments.stripe;

/**
 * Stripe gave no answer that tells whether the call had its effect.
 */
public final class StripeSilent extends RuntimeException {

	private final boolean keySpent;

	/**
	 * @param keySpent whether Stripe would repeat this answer for ever to the same key
	 */
	public StripeSilent(String why, boolean keySpent) {
		super(why, null, false, false);
		this.keySpent = keySpent;
	}

	public boolean isKeySpent() {
		return this.keySpent;
	}

}
