package dev.ticketing.messaging;

import java.time.Duration;

/**
 * Thrown by a handler for which an event has come too early. It is not a failure: the
 * event comes again after the delay, however often.
 */
public final class RedeliverLater extends RuntimeException {

	private final Duration delay;

	public RedeliverLater(Duration delay, String why) {
		super(why);
		this.delay = delay;
	}

	Duration delay() {
		return this.delay;
	}

}
