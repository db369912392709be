package dev.ticketing.systemtests;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a seller sends to put a ticket on offer or to change it.
 */
record Offer(String title, BigDecimal price, String currency, int quantity, int maxPerOrder,
		@Nullable Instant refundableUntil) {

	static Offer of(int quantity) {
		return new Offer("An evening with friends", new BigDecimal("19.99"), "EUR", quantity, 10, null);
	}

	Offer at(String price) {
		return new Offer(this.title, new BigDecimal(price), this.currency, this.quantity, this.maxPerOrder,
				this.refundableUntil);
	}

	Offer in(String currency) {
		return new Offer(this.title, this.price, currency, this.quantity, this.maxPerOrder, this.refundableUntil);
	}

	Offer titled(String title) {
		return new Offer(title, this.price, this.currency, this.quantity, this.maxPerOrder, this.refundableUntil);
	}

	Offer returnableUntil(Instant when) {
		return new Offer(this.title, this.price, this.currency, this.quantity, this.maxPerOrder, when);
	}

}
