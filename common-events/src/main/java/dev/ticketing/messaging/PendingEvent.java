package dev.ticketing.messaging;

import dev.ticketing.tracing.Traceparent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An event that waits in its aggregate's document for the broker, already in the form it
 * will have on the wire.
 */
record PendingEvent(String eventId, String type, String aggregateId, long version, Instant time,
		@Nullable String traceparent, String data) {

	private static final String RETOLD = "retold-";

	/**
	 * Keeps milliseconds only, as the store does, so that an event looks the same however
	 * it gets out.
	 */
	static PendingEvent of(Event event, Instant now) {
		return of(new ObjectId().toHexString(), event, now);
	}

	/**
	 * Something that is told once more, later than it happened: by its id nobody takes it
	 * for news.
	 */
	static PendingEvent retold(Event event, Instant now) {
		return of(RETOLD + new ObjectId().toHexString(), event, now);
	}

	private static PendingEvent of(String id, Event event, Instant now) {
		return new PendingEvent(id, EventType.of(event.getClass()).type(), event.aggregateId(), event.version(),
				now.truncatedTo(ChronoUnit.MILLIS), Traceparent.current(), EventJson.write(event));
	}

	/**
	 * What kind of event it is, such as {@code order.created}.
	 */
	String name() {
		return EventType.named(this.type).map(EventType::name).orElse(this.type);
	}

	/**
	 * Reads the form in which a document stores it.
	 */
	static PendingEvent from(Document stored) {
		return new PendingEvent(stored.getString("eventId"), stored.getString("type"), stored.getString("aggregateId"),
				stored.getLong("version"), stored.getDate("time").toInstant(), stored.getString("traceparent"),
				stored.getString("data"));
	}

}
