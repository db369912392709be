package dev.ticketing.local.stripe;

import java.util.Locale;

/**
 * What can go wrong between Stripe and us. After the first seven nobody knows by the
 * answer alone what has happened.
 */
enum Fault {

	/** 500, and nothing is done. */
	ERROR_BEFORE(true),
	/** Executed, then answered with a 500, for ever to this key. */
	ERROR_AFTER(true),
	/** The connection ends, and nothing is done. */
	DROP_BEFORE(true),
	/** Executed, then the connection ends without an answer. */
	DROP_AFTER(true),
	/** Executed only after a while. */
	SLOW_BEFORE(true),
	/** Executed, and answered after a while. */
	SLOW_AFTER(true),
	/** 429, and nothing is done. */
	TOO_MANY(true),
	/** Delivered after a while. */
	WEBHOOK_LATE(false),
	/** Delivered a second time. */
	WEBHOOK_TWICE(false),
	/** Delivered after some that came later. */
	WEBHOOK_REORDERED(false),
	/** Never delivered. */
	WEBHOOK_LOST(false),
	/** Delivered, and beside it something that Stripe did not say. */
	WEBHOOK_FORGED(false);

	private final boolean call;

	Fault(boolean call) {
		this.call = call;
	}

	/** Whether it meets calls of the API, not what Stripe sends. */
	boolean meetsCalls() {
		return this.call;
	}

	/** Whether it holds up what Stripe sends. */
	boolean isDelay() {
		return this == WEBHOOK_LATE || this == WEBHOOK_REORDERED;
	}

	String wire() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Fault named(String name) {
		for (Fault fault : values()) {
			if (fault.wire().equals(name)) {
				return fault;
			}
		}
		throw StripeRefusal.invalid("No such fault: " + name, null, "fault");
	}

}
