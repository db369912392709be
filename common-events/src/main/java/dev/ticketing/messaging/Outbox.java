package dev.ticketing.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketing.store.ReadTogether;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Stores aggregates together with the events they raised, and has the events published
 * right after. The only way to write an aggregate: a change without its event, or an
 * event without its change, cannot be.
 * <p>
 * What is read and stored at the same time is so in few round trips; each aggregate is
 * still compared and set by itself.
 * <p>
 * Publishing happens behind the caller's back and never fails the caller: what does not
 * reach the broker now is found by the sweep, because it is in the document.
 */
public final class Outbox {

	private final MongoOperations mongo;

	private final Map<Class<?>, ReadTogether<?>> readers = new ConcurrentHashMap<>();

	private final AggregateWrites writes;

	private final OutboxRelay relay;

	Outbox(MongoOperations mongo, OutboxRelay relay) {
		this.mongo = mongo;
		this.writes = new AggregateWrites(mongo);
		this.relay = relay;
	}

	/**
	 * The aggregate with this id as it stands now, to be changed and stored; read
	 * together with those that are asked for at the same time.
	 */
	@SuppressWarnings("unchecked") // each reader reads its own type
	public <A extends Aggregate> Optional<A> find(Class<A> type, String id) {
		return ((ReadTogether<A>) this.readers.computeIfAbsent(type, (each) -> new ReadTogether<>(this.mongo, each)))
			.find(id);
	}

	/**
	 * Stores a new aggregate.
	 * @throws org.springframework.dao.DuplicateKeyException if there is one with its id
	 * or another unique key
	 */
	public <A extends Aggregate> A insert(A aggregate) {
		this.writes.insert(aggregate);
		relay(aggregate);
		return aggregate;
	}

	/**
	 * Stores new aggregates of one kind in one round trip.
	 * @throws org.springframework.dao.DuplicateKeyException if one of them is there
	 * already; those before it are stored, and their events are published, by the sweep
	 * at the latest
	 */
	public <A extends Aggregate> void insertAll(List<A> aggregates) {
		Collection<A> stored = this.mongo.insertAll(aggregates);
		stored.forEach(this::relay);
	}

	/**
	 * Stores a changed aggregate, unless somebody else has changed it since it was read.
	 * @throws org.springframework.dao.OptimisticLockingFailureException if somebody has
	 */
	public <A extends Aggregate> A save(A aggregate) {
		if (aggregate.version() == 0) {
			return insert(aggregate);
		}
		this.writes.replace(aggregate);
		relay(aggregate);
		return aggregate;
	}

	private void relay(Aggregate aggregate) {
		this.relay.offer(new Unpublished(this.mongo.getCollectionName(aggregate.getClass()), aggregate.id(),
				aggregate.version(), aggregate.pendingEvents()));
	}

}
