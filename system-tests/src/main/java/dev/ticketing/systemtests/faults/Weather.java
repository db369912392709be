package dev.ticketing.systemtests.faults;

import java.time.Duration;

/**
 * How it is to talk to somebody.
 */
public sealed interface Weather {

	/** As it should be. */
	record Fair() implements Weather {
	}

	/** Everything comes, each piece this much later. */
	record Slow(Duration delay) implements Weather {
	}

	/**
	 * Nothing comes, in no direction, until it clears up: as where packets are dropped.
	 */
	record Stalled() implements Weather {
	}

	/**
	 * What is said arrives, what is answered does not: things are done, and nobody hears
	 * of it. Who has missed something is disconnected when it clears up.
	 */
	record Deaf() implements Weather {
	}

	/** Connections break, and nobody gets a new one. */
	record Cut() implements Weather {
	}

	/**
	 * Connections break now and then.
	 *
	 * @param percent of the pieces at which one does
	 */
	record Flaky(int percent) implements Weather {
	}

}
