package dev.ticketing.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The one clock of all processes. It goes on when told to.
 */
final class SimulatedClock extends Clock {

	static final Instant BEGINNING = Instant.parse("2026-06-01T10:00:00Z");

	private Instant now = BEGINNING;

	void reset() {
		this.now = BEGINNING;
	}

	void goOn(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
