package dev.ticketing.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Finds events that have waited longer than publishing takes, and hands them to the
 * relay: what a crash, a full queue or a broker out of reach has left. Two instances may
 * sweep at once; the broker drops the second copy.
 */
final class OutboxSweep {

	private static final int AT_ONCE = 1000;

	private final MongoOperations mongo;

	private final OutboxRelay relay;

	private final EventTransport transport;

	private final Clock clock;

	private final Duration age;

	private final AtomicLong oldestMillis = new AtomicLong();

	private final AtomicLong waiting = new AtomicLong();

	OutboxSweep(MongoOperations mongo, OutboxRelay relay, EventTransport transport, Clock clock, NatsSettings settings,
			MeterRegistry meters) {
		this.mongo = mongo;
		this.relay = relay;
		this.transport = transport;
		this.clock = clock;
		this.age = settings.sweepAge();
		Gauge.builder("ticketing.outbox.oldest.age", this.oldestMillis, (millis) -> millis.get() / 1000.0)
			.description("How long the oldest event has waited in its document for the broker")
			.baseUnit("seconds")
			.register(meters);
		Gauge.builder("ticketing.outbox.waiting", this.waiting, AtomicLong::get)
			.description("Aggregates with events that have waited longer than publishing takes, up to 1000 of a kind")
			.register(meters);
	}

	/**
	 * Looks through all aggregates once.
	 */
	void sweep() {
		Instant now = this.clock.instant();
		List<Document> waiting = AggregateTypes.in(this.mongo)
			.stream()
			.flatMap((type) -> sweep(type, now).stream())
			.toList();
		Instant oldest = waiting.stream()
			.map((stored) -> stored.getDate("pendingSince").toInstant())
			.min(Instant::compareTo)
			.orElse(now);
		this.oldestMillis.set(Duration.between(oldest, now).toMillis());
		this.waiting.set(waiting.size());
	}

	private List<Document> sweep(Class<?> aggregate, Instant now) {
		String collection = this.mongo.getCollectionName(aggregate);
		List<Document> waiting = this.mongo.getCollection(collection)
			.find(Filters.lt("pendingSince", java.util.Date.from(now.minus(this.age))))
			.sort(Sorts.ascending("pendingSince"))
			.projection(Projections.include("version", "outbox", "pendingSince"))
			.limit(AT_ONCE)
			.into(new java.util.ArrayList<>());
		if (this.transport.ready()) {
			waiting.forEach((stored) -> retry(collection, stored));
		}
		return waiting;
	}

	private void retry(String collection, Document stored) {
		Unpublished unpublished = Unpublished.from(collection, stored);
		if (unpublished.events().isEmpty()) {
			// The events went out while a newer version was being written; only the mark
			// is left.
			this.mongo.getCollection(collection)
				.updateOne(
						Filters.and(Filters.eq("_id", unpublished.id()), Filters.eq("version", unpublished.version())),
						new Document("$unset", new Document("outbox", "").append("pendingSince", "")));
		}
		else {
			this.relay.offerAgain(unpublished);
		}
	}

}
