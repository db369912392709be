package dev.ticketing.payments.stripe;

import java.util.OptionalLong;
import java.util.Set;

import dev.ticketing.events.Money;

/**
 * Amounts in the minor units that Stripe counts in, which are not ISO 4217's for some
 * currencies (https://docs.stripe.com/currencies#minor-units).
 */
final class StripeAmount {

	private static final Set<String> WITHOUT_DECIMALS = Set.of("BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA",
			"PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF");

	private static final Set<String> WITH_THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

	private StripeAmount() {
	}

	/**
	 * @throws StripeRefused if Stripe's units are too coarse for the amount; where they
	 * have three decimals, the last one must be 0
	 */
	static long of(Money money) {
		return exactly(money).orElseThrow(
				() -> new StripeRefused(new Decline("amount_invalid", null, "This amount can't be paid by card.")));
	}

	/**
	 * Whether so many of Stripe's units are just this amount.
	 */
	static boolean isOver(long units, Money money) {
		OptionalLong exactly = exactly(money);
		return exactly.isPresent() && exactly.getAsLong() == units;
	}

	private static OptionalLong exactly(Money money) {
		try {
			long units = money.toDecimal().movePointRight(decimals(money.currency())).longValueExact();
			boolean tooFine = WITH_THREE_DECIMALS.contains(money.currency()) && units % 10 != 0;
			return tooFine ? OptionalLong.empty() : OptionalLong.of(units);
		}
		catch (ArithmeticException ex) {
			return OptionalLong.empty();
		}
	}

	private static int decimals(String currency) {
		if (WITHOUT_DECIMALS.contains(currency)) {
			return 0;
		}
		return WITH_THREE_DECIMALS.contains(currency) ? 3 : 2;
	}

}
