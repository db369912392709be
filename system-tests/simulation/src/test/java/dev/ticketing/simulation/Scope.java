package dev.ticketing.simulation;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * A world that is small enough to be gone through from end to end.
 *
 * @param quantity how many admissions there are
 * @param before what has happened before all ways part
 * @param busy a pattern of the processes that do something; the others only at rest
 * @param tasks a pattern of what they begin; everything else is done at rest
 * @param asks how often a buyer asks for the same at most: who is refused may ask again
 * @param accidents how many there are at most, of any kind, at any effect
 */
record Scope(int quantity, List<Buyer.Plan> buyers, BiConsumer<World, List<Buyer>> before, String busy, String tasks,
		int asks, int accidents) {

	private static final String BEGINS = " begins to ";

	/**
	 * Whether a move is one of those that are made before all comes to rest.
	 */
	boolean has(String move) {
		String who = move.replaceFirst("^start ", "").replaceFirst("[ :].*", "");
		int begins = move.indexOf(BEGINS);
		return who.matches(this.busy) && (begins < 0 || move.substring(begins + BEGINS.length()).matches(this.tasks));
	}

}
