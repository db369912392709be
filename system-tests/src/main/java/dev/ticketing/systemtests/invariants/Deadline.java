package dev.ticketing.systemtests.invariants;

import java.time.Instant;

import org.bson.Document;

/**
 * The deadline of an order, as expiration stores it.
 */
record Deadline(String id, Instant expiresAt, String status, long orderVersion, long version) {

	static Deadline of(Document stored) {
		return new Deadline(String.valueOf(stored.get("_id")), stored.getDate("expiresAt").toInstant(),
				stored.getString("status"), stored.getLong("orderVersion"), stored.getLong("version"));
	}

	boolean waiting() {
		return this.status.equals("WAITING");
	}

	boolean passed() {
		return this.status.equals("PASSED");
	}

}
