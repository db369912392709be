package dev.ticketing.simulation;

import java.util.function.Supplier;

/**
 * Something that may happen next.
 *
 * @param label what it is called, if somebody asks: few are
 * @param weight how likely it is, against the other moves
 */
record Move(Supplier<String> label, int weight, Runnable action, Kind kind) {

	Move(Supplier<String> label, int weight, Runnable action) {
		this(label, weight, action, Kind.WORK);
	}

	/**
	 * What kind of thing.
	 */
	enum Kind {

		/** Something gets done. */
		WORK,
		/** Somebody looks whether there is something to do. */
		CHORE,
		/** Time goes on. */
		TIME,
		/** Something goes wrong. */
		ACCIDENT

	}

	@Override
	public String toString() {
		return this.label.get();
	}

}
