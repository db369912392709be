package dev.ticketing.systemtests.invariants;

import java.util.Objects;

import org.bson.Document;

/**
 * A ticket, as tickets stores it, or the copy that orders has of it.
 */
record Ticket(String id, String sellerId, String title, Amount price, int quantity, int maxPerOrder, boolean withdrawn,
		long version) {

	static Ticket of(Document stored) {
		Document offer = Objects.requireNonNullElse(stored.get("offer", Document.class), stored);
		return new Ticket(String.valueOf(stored.get("_id")), stored.getString("sellerId"), offer.getString("title"),
				Amount.of(offer.get("price", Document.class)), offer.getInteger("quantity"),
				offer.getInteger("maxPerOrder"), stored.getBoolean("withdrawn", false), stored.getLong("version"));
	}

}
