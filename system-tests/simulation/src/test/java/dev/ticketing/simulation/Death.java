package dev.ticketing.simulation;

/**
 * Unwinds a thread of a process that is dead. Nothing it does on its way has an effect.
 */
final class Death extends Error {

	Death(String process) {
		super(process + " is dead", null, false, false);
	}

}
