package dev.ticketing.payments.stripe;

/**
 * The bank, or Stripe before it, has refused the card.
 */
public final class CardDeclined extends RuntimeException {

	private final Decline decline;

	public CardDeclined(Decline decline) {
		super(decline.message(), null, false, false);
		this.decline = decline;
	}

	public Decline decline() {
		return this.decline;
	}

}
