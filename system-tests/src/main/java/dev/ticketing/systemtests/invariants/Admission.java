package dev.ticketing.systemtests.invariants;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * One place at an event, as orders stores it.
 *
 * @param checkIn the scan by which somebody entered
 */
record Admission(String id, String ticketId, int number, String state, @Nullable String orderId,
		@Nullable String checkIn, @Nullable String code) {

	static Admission of(Document stored) {
		return new Admission(String.valueOf(stored.get("_id")), stored.getString("ticketId"),
				stored.getInteger("number"), stored.getString("state"), stored.getString("orderId"),
				stored.getString("checkIn"), stored.getString("code"));
	}

	boolean free() {
		return this.state.equals("free");
	}

	boolean held() {
		return this.state.equals("held");
	}

	/**
	 * Whether somebody has entered by it.
	 */
	boolean used() {
		return this.state.equals("used");
	}

	/**
	 * Whether it belongs to a buyer who has paid, wherever that one is by now.
	 */
	boolean sold() {
		return this.state.equals("sold") || used();
	}

	@Override
	public String toString() {
		return "Admission %s (number %d of ticket %s, %s, order %s)".formatted(this.id, this.number, this.ticketId,
				this.state, this.orderId);
	}

}
