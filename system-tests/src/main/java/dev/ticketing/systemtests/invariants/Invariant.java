package dev.ticketing.systemtests.invariants;

/**
 * Something that must be true of every world at rest.
 */
interface Invariant {

	/**
	 * What must be true, in a sentence.
	 */
	String sentence();

	/**
	 * Looks at everything that it is about.
	 */
	void check(World world, Findings findings);

}
