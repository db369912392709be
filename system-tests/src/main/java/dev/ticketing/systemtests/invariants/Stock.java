package dev.ticketing.systemtests.invariants;

import org.bson.Document;

/**
 * How many admissions of a ticket are free, held and sold, as counted by orders or told
 * to tickets.
 */
record Stock(String ticketId, int free, int held, int sold, long version) {

	static Stock of(Document stored) {
		return of(String.valueOf(stored.get("_id")), stored);
	}

	static Stock of(String ticketId, Document stored) {
		return new Stock(ticketId, stored.getInteger("free"), stored.getInteger("held"), stored.getInteger("sold"),
				stored.getLong("version"));
	}

	boolean counts(int free, int held, int sold) {
		return this.free == free && this.held == held && this.sold == sold;
	}

}
