package dev.ticketing.messaging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;

/**
 * The events that one stored aggregate still has to publish, as of one version of it.
 */
record Unpublished(String collection, String id, long version, List<PendingEvent> events) {

	/**
	 * Reads what is left in a stored aggregate.
	 */
	static Unpublished from(String collection, Document stored) {
		List<PendingEvent> events = stored.getList("outbox", Document.class, List.of())
			.stream()
			.map(PendingEvent::from)
			.toList();
		return new Unpublished(collection, stored.getString("_id"), stored.getLong("version"), events);
	}

	/**
	 * Makes one entry of all those of the same aggregate, with its events in the order of
	 * their versions.
	 */
	static Collection<Unpublished> merge(List<Unpublished> entries) {
		Map<String, Unpublished> merged = new LinkedHashMap<>();
		entries.forEach((entry) -> merged.merge(entry.key(), entry, Unpublished::and));
		return merged.values();
	}

	private Unpublished and(Unpublished other) {
		TreeMap<Long, PendingEvent> byVersion = new TreeMap<>();
		this.events.forEach((event) -> byVersion.put(event.version(), event));
		other.events.forEach((event) -> byVersion.put(event.version(), event));
		return new Unpublished(this.collection, this.id, Math.max(this.version, other.version),
				List.copyOf(byVersion.values()));
	}

	/**
	 * What tells the aggregate from all others of the service.
	 */
	String key() {
		return this.collection + "/" + this.id;
	}

	List<String> eventIds() {
		return this.events.stream().map(PendingEvent::eventId).toList();
	}

}
