package dev.ticketing.systemtests.invariants;

import org.bson.Document;

/**
 * Money in the smallest unit of its currency.
 *
 * @param currency in capitals
 */
record Amount(long minor, String currency) {

	static Amount of(Document stored) {
		return new Amount(stored.getLong("amount"), stored.getString("currency"));
	}

	@Override
	public String toString() {
		return this.minor + " " + this.currency;
	}

}
