package dev.ticketing.messaging;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.mongodb.client.model.Updates;
import dev.ticketing.events.Event;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Tells all of a service's aggregates once more, as they are stored: so a stream that was
 * lost is there again, and a reader that has lost its copies, or is new, gets them.
 * Readers keep the highest version, so it does no harm while everything runs, nor twice.
 */
final class Republish {

	// As many wait for the broker's word at once.
	private static final int AT_ONCE = 256;

	private final MongoOperations mongo;

	private final EventTransport transport;

	private final Clock clock;

	Republish(MongoOperations mongo, EventTransport transport, Clock clock) {
		this.mongo = mongo;
		this.transport = transport;
		this.clock = clock;
	}

	/**
	 * Lifts the versions of all aggregates, after a database was restored: what readers
	 * have heard since the backup was made would else hide what happens next.
	 * @param by more than there were changes of any aggregate since
	 */
	void raise(long by) {
		for (Class<? extends Aggregate> type : AggregateTypes.in(this.mongo)) {
			this.mongo.getCollection(this.mongo.getCollectionName(type))
				.updateMany(new Document(), Updates.inc("version", by));
		}
	}

	/**
	 * Returns when the broker has acknowledged, or refused, all of it.
	 * @throws IllegalStateException if there is no broker
	 */
	Result publish() {
		if (!this.transport.ready()) {
			throw new IllegalStateException("NATS is out of reach");
		}
		Result result = new Result(new TreeMap<>(), new TreeMap<>());
		for (Class<? extends Aggregate> type : AggregateTypes.in(this.mongo)) {
			Query all = new Query().with(Sort.by("_id")).cursorBatchSize(AT_ONCE);
			try (Stream<? extends Aggregate> stored = this.mongo.stream(all, type)) {
				publish(stored.<Event>mapMulti((aggregate, next) -> aggregate.retold().ifPresent(next)).iterator(),
						result);
			}
		}
		return result;
	}

	private void publish(Iterator<Event> events, Result result) {
		while (events.hasNext()) {
			List<Told> round = new ArrayList<>(AT_ONCE);
			while (events.hasNext() && round.size() < AT_ONCE) {
				PendingEvent event = PendingEvent.retold(events.next(), this.clock.instant());
				round.add(new Told(event.name(), this.transport.publish(event)));
			}
			round.forEach((told) -> (told.arrived() ? result.published() : result.failed()).merge(told.name(), 1L,
					Long::sum));
		}
	}

	private record Told(String name, CompletableFuture<@Nullable Void> outcome) {

		boolean arrived() {
			return this.outcome.handle((done, failure) -> failure == null).join();
		}

	}

	/**
	 * How many events went out and how many did not, by their names.
	 */
	record Result(Map<String, Long> published, Map<String, Long> failed) {
	}

}
