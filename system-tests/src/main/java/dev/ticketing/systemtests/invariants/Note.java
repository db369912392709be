package dev.ticketing.systemtests.invariants;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a client has noted of a request: what it asked, and what came of it.
 *
 * @param user whose session it had
 * @param operation what it was to do
 * @param key names the request: its Idempotency-Key, or the title of what it offers
 * @param subject the id of the order or ticket that it was about, if it was about one
 * @param quantity how many admissions it asked for, or 0
 * @param status of the answer, or 0 without one
 * @param body of the answer, or empty
 */
public record Note(Instant sentAt, Instant answeredAt, String user, Operation operation, String key,
		@Nullable String subject, int quantity, Outcome outcome, int status, String body) {

	@Override
	public String toString() {
		return "%s %s by %s (key %s, %s, sent %s): %d %s".formatted(this.outcome, this.operation, this.user, this.key,
				this.subject, this.sentAt, this.status, this.body);
	}

	/**
	 * What clients do.
	 */
	public enum Operation {

		/** A seller puts a ticket on offer, with the key as its title. */
		OFFER,
		/** A seller changes a ticket. */
		EDIT,
		/** A seller withdraws a ticket. */
		WITHDRAW,
		/** A buyer reserves admissions. */
		RESERVE,
		/** A buyer cancels an order. */
		CANCEL,
		/** A buyer pays an order. */
		PAY,
		/** Somebody looks at what is theirs. */
		LOOK,
		/** A buyer gets the codes of what they have paid. */
		COLLECT,
		/** A seller gives money back, for some admissions of an order or for all. */
		REFUND,
		/**
		 * A seller has a code of an order scanned at the door, or one that nobody has
		 * made.
		 */
		SCAN

	}

	/**
	 * How it ended, as far as the client knows.
	 */
	public enum Outcome {

		/** It was done. */
		OK,
		/** It was refused for good. */
		FAIL,
		/** Nobody knows: no answer, or one that says to try again. */
		UNKNOWN

	}

}
