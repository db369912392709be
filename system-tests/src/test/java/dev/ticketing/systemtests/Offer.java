package dev.ticketing.systemtests;

import java.math.BigDecimal;

/**
 * What a seller sends to put a ticket on offer or to change it.
 */
record Offer(String title, BigDecimal price, String currency, int quantity, int maxPerOrder) {

	static Offer of(int quantity) {
		return new Offer("An evening with friends", new BigDecimal("19.99"), "EUR", quantity, 10);
	}

	Offer at(String price) {
		return new Offer(this.title, new BigDecimal(price), this.currency, this.quantity, this.maxPerOrder);
	}

	Offer in(String currency) {
		return new Offer(this.title, this.price, currency, this.quantity, this.maxPerOrder);
	}

	Offer titled(String title) {
		return new Offer(title, this.price, this.currency, this.quantity, this.maxPerOrder);
	}

}
