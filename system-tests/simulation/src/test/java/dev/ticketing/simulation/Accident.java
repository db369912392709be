package dev.ticketing.simulation;

/**
 * What can become of an effect.
 */
enum Accident {

	/** It happens, and whoever wanted it hears of it. */
	NONE,
	/** The process dies before it. */
	DEATH_BEFORE,
	/** The process dies after it, and never hears of it. */
	DEATH_AFTER,
	/** It does not happen, and whoever wanted it does not know. */
	OUTAGE,
	/** It happens, and whoever wanted it does not know. */
	LOST_ANSWER;

	boolean before() {
		return this == DEATH_BEFORE || this == OUTAGE;
	}

	boolean after() {
		return this == DEATH_AFTER || this == LOST_ANSWER;
	}

	boolean deadly() {
		return this == DEATH_BEFORE || this == DEATH_AFTER;
	}

}
