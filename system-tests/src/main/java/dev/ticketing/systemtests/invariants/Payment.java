package dev.ticketing.systemtests.invariants;

import java.util.Locale;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A payment, as payments stores it.
 *
 * @param status as others know it
 */
record Payment(String id, String orderId, String buyerId, String status, Amount amount, @Nullable String intentId,
		long version) {

	static Payment of(Document stored) {
		return new Payment(String.valueOf(stored.get("_id")), stored.getString("orderId"), stored.getString("buyerId"),
				stored.getString("status").toLowerCase(Locale.ROOT), Amount.of(stored.get("amount", Document.class)),
				stored.getString("intentId"), stored.getLong("version"));
	}

	/**
	 * Whether the money was taken, be it that it was given back since.
	 */
	boolean taken() {
		return this.status.equals("captured") || this.status.equals("refunded");
	}

	@Override
	public String toString() {
		return "Payment %s of order %s (%s)".formatted(this.id, this.orderId, this.status);
	}

}
