package dev.ticketing.events;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount in the minor unit of its currency: 1999 USD is 19.99 dollars, 1999 JPY is
 * 1999 yen.
 *
 * @param amount in minor units
 * @param currency ISO 4217 code in capitals
 */
public record Money(long amount, String currency) {

	/**
	 * @throws IllegalArgumentException if the currency is unknown
	 */
	public Money {
		decimals(currency);
	}

	/**
	 * Reads a decimal price.
	 * @throws ArithmeticException if the price has more decimals than the currency, or
	 * does not fit
	 * @throws IllegalArgumentException if the currency is unknown
	 */
	public static Money of(BigDecimal price, String currency) {
		return new Money(price.movePointRight(decimals(currency)).longValueExact(), currency);
	}

	/**
	 * The amount as people write it, with just the decimals of the currency.
	 */
	public BigDecimal toDecimal() {
		return BigDecimal.valueOf(this.amount, decimals(this.currency));
	}

	// Gold, drawing rights and the like have codes, but no minor unit to count in.
	private static int decimals(String currency) {
		int decimals = Currency.getInstance(currency).getDefaultFractionDigits();
		if (decimals < 0) {
			throw new IllegalArgumentException(currency + " is no money to pay with");
		}
		return decimals;
	}

	/**
	 * @throws IllegalArgumentException if the currencies differ
	 * @throws ArithmeticException on overflow
	 */
	public Money plus(Money other) {
		if (!this.currency.equals(other.currency)) {
			throw new IllegalArgumentException("%s and %s don't add up".formatted(this.currency, other.currency));
		}
		return new Money(Math.addExact(this.amount, other.amount), this.currency);
	}

	/**
	 * @throws ArithmeticException on overflow
	 */
	public Money times(int quantity) {
		return new Money(Math.multiplyExact(this.amount, quantity), this.currency);
	}

}
