package dev.ticketing.systemtests.invariants;

import java.time.Instant;

import org.bson.Document;

/**
 * What payments knows of an order.
 */
record OrderCopy(String id, String status, Amount total, Instant expiresAt, long version) {

	static OrderCopy of(Document stored) {
		return new OrderCopy(String.valueOf(stored.get("_id")), stored.getString("status"),
				Amount.of(stored.get("total", Document.class)), stored.getDate("expiresAt").toInstant(),
				stored.getLong("version"));
	}

}
