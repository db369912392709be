package dev.ticketing.systemtests.invariants;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What came of checking one invariant.
 */
final class Findings {

	private final List<String> violations = new ArrayList<>();

	private long looks;

	/**
	 * Notes a look at one thing.
	 * @param holds whether it is as it must be
	 * @param violation what is wrong with it otherwise, with ids
	 */
	void require(boolean holds, String violation, @Nullable Object... arguments) {
		this.looks++;
		if (!holds) {
			this.violations.add(violation.formatted(arguments));
		}
	}

	long looks() {
		return this.looks;
	}

	List<String> violations() {
		return List.copyOf(this.violations);
	}

}
