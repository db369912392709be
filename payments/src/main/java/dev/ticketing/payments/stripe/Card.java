package dev.ticketing.payments.stripe;

/**
 * What the buyer pays with, by the name Stripe gave it. The card's number is known to the
 * buyer's browser and to Stripe only.
 *
 * @param kind which of Stripe's two kinds of name it is
 */
public record Card(Kind kind, String reference) {

	/**
	 * The fields of a request that name a card.
	 */
	public enum Kind {

		TOKEN("token"), PAYMENT_METHOD("paymentMethod");

		private final String field;

		Kind(String field) {
			this.field = field;
		}

		public String field() {
			return this.field;
		}

	}

}
