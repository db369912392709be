package dev.ticketing.payments.stripe;

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
	 * @throws ArithmeticException if Stripe's units are too coarse for the amount
	 */
	static long of(Money money) {
		return money.toDecimal().movePointRight(decimals(money.currency())).longValueExact();
	}

	private static int decimals(String currency) {
		if (WITHOUT_DECIMALS.contains(currency)) {
			return 0;
		}
		return WITH_THREE_DECIMALS.contains(currency) ? 3 : 2;
	}

}
