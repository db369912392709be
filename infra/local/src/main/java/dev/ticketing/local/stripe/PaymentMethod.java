package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A card as one payment uses it: Stripe gives each use an id of its own.
 *
 * @param number the number of the test card behind it
 */
record PaymentMethod(String id, String number) {

	static final String TOKEN = "payment_method_data[card][token]";

	static final String NUMBER = "payment_method_data[card][number]";

	/** Takes the card out of a request, null where it names none. */
	static @Nullable PaymentMethod in(Form form) {
		String name = form.get("payment_method");
		if (name != null) {
			return known(TestCards.named("pm_card_", name), "PaymentMethod", name, "payment_method");
		}
		String token = form.get(TOKEN);
		if (token != null) {
			return known(TestCards.named("tok_", token), "token", token, TOKEN);
		}
		String number = form.get(NUMBER);
		return (number != null) ? numbered(number) : null;
	}

	private static PaymentMethod known(@Nullable TestCard card, String kind, String name, String param) {
		if (card == null) {
			throw StripeRefusal.invalid("No such " + kind + ": '" + name + "'", "resource_missing", param);
		}
		return new PaymentMethod(Ids.next("pm_"), card.number());
	}

	private static PaymentMethod numbered(String number) {
		if (TestCards.numbered(number) == null) {
			throw new StripeRefusal(402, new StripeError("card_error", "incorrect_number", null, "number",
					"Your card number is incorrect."));
		}
		return new PaymentMethod(Ids.next("pm_"), number);
	}

	TestCard card() {
		TestCard card = TestCards.numbered(this.number);
		if (card == null) {
			throw new IllegalStateException("No test card " + this.number);
		}
		return card;
	}

}
