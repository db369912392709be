package dev.ticketing.systemtests.invariants;

import java.time.Instant;

/**
 * An event as it lies in a stream.
 *
 * @param sequence its place there
 * @param id of the event; a second copy of it has the same
 * @param aggregate whose change it tells of
 * @param version the aggregate's after the change
 * @param time of the change
 * @param data JSON
 */
record Message(String stream, long sequence, String id, String type, String aggregate, long version, Instant time,
		String data) {

	/**
	 * Such as {@code order.created}.
	 */
	String name() {
		return this.type.replaceFirst("^dev\\.ticketing\\.", "").replaceFirst("\\.v[0-9]+$", "");
	}

	/**
	 * Which kind of aggregate it tells of, such as {@code order}.
	 */
	String kind() {
		return name().substring(0, name().indexOf('.'));
	}

	boolean is(String name) {
		return name().equals(name);
	}

	/**
	 * Whether it was told once more, to rebuild a stream, and not when it happened.
	 */
	boolean isRetold() {
		return this.id.startsWith("retold-");
	}

	@Override
	public String toString() {
		return "%s v%d of %s (%s #%d, event %s)".formatted(name(), this.version, this.aggregate, this.stream,
				this.sequence, this.id);
	}

}
