package dev.ticketing.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ticketing.events.Event;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A document that carries its own unpublished events, so that a change and the event that
 * tells of it are one atomic write (docs/adr/0001). Subclasses change their state and
 * {@link #raise} in the same method; {@link Outbox} is the only way to store them.
 */
public abstract class Aggregate {

	@MongoId(FieldType.STRING)
	private final String id;

	@Version
	private long version;

	private List<PendingEvent> outbox = new ArrayList<>();

	// Set exactly while the outbox is not empty. An index on a scalar that is mostly
	// absent stays small everywhere.
	@Indexed(sparse = true)
	private @Nullable Instant pendingSince;

	/**
	 * @param id 24 hex digits
	 */
	protected Aggregate(String id) {
		this.id = id;
	}

	/**
	 * Records that something happened, to be published after the next write.
	 * @throws IllegalStateException if the event does not tell of the next version, or of
	 * another aggregate
	 */
	protected final void raise(Event event, Instant now) {
		if (!event.aggregateId().equals(this.id) || event.version() != nextVersion()
				|| (!this.outbox.isEmpty() && last().version() >= event.version())) {
			throw new IllegalStateException("%s tells of version %d of %s, but this is %s, whose next is %d".formatted(
					event.getClass().getSimpleName(), event.version(), event.aggregateId(), this.id, nextVersion()));
		}
		this.outbox.add(PendingEvent.of(event, now));
		if (this.pendingSince == null) {
			this.pendingSince = now;
		}
	}

	private PendingEvent last() {
		return this.outbox.get(this.outbox.size() - 1);
	}

	/**
	 * Id of the aggregate, 24 hex digits.
	 */
	public final String id() {
		return this.id;
	}

	/**
	 * How often the stored aggregate has been written; 0 before the first time.
	 */
	public final long version() {
		return this.version;
	}

	/**
	 * The version that the next write will have: the one to put into an event.
	 */
	public final long nextVersion() {
		return this.version + 1;
	}

	/**
	 * Becomes the version that is about to be stored.
	 */
	final void become(long version) {
		this.version = version;
	}

	/**
	 * The event that tells all of it as it is stored, at the version it is stored with:
	 * what {@link Republish} tells readers that have lost it. Nothing, if nobody was ever
	 * told of it.
	 */
	protected abstract Optional<? extends Event> retold();

	final List<PendingEvent> pendingEvents() {
		return List.copyOf(this.outbox);
	}

}
