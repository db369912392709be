package dev.ticketing.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Publishes what the documents carry and removes it after the broker's acknowledgement.
 * Whatever has queued while the last round was on its way goes out together. Nobody waits
 * for the removal, so on a busy platform one write does it for several rounds.
 * <p>
 * Of one aggregate, an event goes out only after those before it have been acknowledged.
 * Dying anywhere in here costs nothing: the events are still in the documents, and a
 * second publication has the same id.
 */
final class OutboxRelay implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(OutboxRelay.class);

	private static final int ROUND = 500;

	private static final Duration CLEARING_PAUSE = Duration.ofMillis(100);

	private final BlockingQueue<Unpublished> queue = new ArrayBlockingQueue<>(20_000);

	private final Set<String> underWay = ConcurrentHashMap.newKeySet();

	private final MongoOperations mongo;

	private final EventTransport transport;

	private final MeterRegistry meters;

	private final Bursts<Unpublished> published = new Bursts<>(CLEARING_PAUSE, this::clear);

	private volatile boolean running;

	private Thread thread = Thread.ofVirtual().unstarted(this::work);

	OutboxRelay(MongoOperations mongo, EventTransport transport, MeterRegistry meters) {
		this.mongo = mongo;
		this.transport = transport;
		this.meters = meters;
	}

	/**
	 * Takes events to publish. When there is no room the sweep will find them.
	 */
	void offer(Unpublished unpublished) {
		if (unpublished.events().isEmpty()) {
			return;
		}
		// Before it is queued: the round that takes it also unmarks it.
		this.underWay.add(unpublished.key());
		if (!this.queue.offer(unpublished)) {
			this.underWay.remove(unpublished.key());
		}
	}

	/**
	 * Takes what the sweep has found, unless events of that aggregate are on their way
	 * already: when the store or the broker is slow, work must not pile up.
	 */
	void offerAgain(Unpublished unpublished) {
		if (!this.underWay.contains(unpublished.key())) {
			offer(unpublished);
		}
	}

	private void work() {
		while (this.running || !this.queue.isEmpty()) {
			try {
				this.published.addAll(publish(this.queue.poll(200, TimeUnit.MILLISECONDS)));
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	/**
	 * Publishes what is queued at this moment, and removes it.
	 */
	void publishQueued() {
		clear(publish(this.queue.poll()));
	}

	boolean hasQueued() {
		return !this.queue.isEmpty();
	}

	/**
	 * Publishes this one and what else is queued.
	 * @return what the broker has
	 */
	private List<Unpublished> publish(@Nullable Unpublished first) {
		List<Unpublished> entries = new ArrayList<>();
		List<Unpublished> done = List.of();
		try {
			if (first != null) {
				entries.add(first);
				this.queue.drainTo(entries, ROUND - 1);
			}
			if (!entries.isEmpty() && this.transport.ready()) {
				done = publish(Unpublished.merge(entries));
			}
		}
		catch (RuntimeException | Error ex) {
			// Whatever it is, the next round may be better, and nobody else publishes.
			logger.warn("Events stay in the outbox for the sweep: {}", ex.toString());
		}
		entries.forEach((entry) -> this.underWay.remove(entry.key()));
		return done;
	}

	private List<Unpublished> publish(Collection<Unpublished> entries) {
		Map<Unpublished, CompletableFuture<@Nullable Void>> outcomes = entries.stream()
			.collect(Collectors.toMap((entry) -> entry, this::publishInOrder));
		List<Unpublished> done = new ArrayList<>();
		outcomes.forEach((entry, outcome) -> {
			try {
				outcome.join();
				done.add(entry);
			}
			catch (RuntimeException ex) {
				logger.warn("Events of {} {} stay in the outbox for the sweep: {}", entry.collection(), entry.id(),
						BrokerTrouble.of(ex));
			}
		});
		done.stream().map(Unpublished::events).flatMap(List::stream).forEach(this::count);
		return done;
	}

	private void clear(List<Unpublished> done) {
		try {
			// All instances in the same order: a store that locks as it goes must not
			// lock up.
			done.stream()
				.sorted(Comparator.comparing(Unpublished::id))
				.collect(Collectors.groupingBy(Unpublished::collection))
				.forEach(this::remove);
		}
		catch (RuntimeException | Error ex) {
			logger.warn("Published events stay in the outbox for the sweep: {}", ex.toString());
		}
	}

	private void count(PendingEvent event) {
		counter(this.meters, event.name()).increment();
	}

	static Counter counter(MeterRegistry meters, String type) {
		return meters.counter("ticketing.events.published", "type", type);
	}

	private CompletableFuture<@Nullable Void> publishInOrder(Unpublished entry) {
		// Begins with nothing: a transport that throws fails this entry, not the round.
		CompletableFuture<@Nullable Void> outcome = CompletableFuture.completedFuture(null);
		for (PendingEvent event : entry.events()) {
			outcome = outcome.thenCompose((acknowledged) -> this.transport.publish(event));
		}
		return outcome;
	}

	private void remove(String collection, List<Unpublished> entries) {
		// An unchanged document has nothing but what was just published. Most are in the
		// same version, and one statement for all of them is cheaper than one for each.
		long cleared = write(collection,
				entries.stream()
					.collect(Collectors.groupingBy(Unpublished::version, TreeMap::new,
							Collectors.mapping(Unpublished::id, Collectors.toList())))
					.entrySet()
					.stream()
					.map((version) -> new UpdateManyModel<Document>(
							Filters.and(Filters.in("_id", version.getValue()), Filters.eq("version", version.getKey())),
							CLEAR)));
		if (cleared < entries.size()) {
			// A changed one has newer events besides, which must stay.
			write(collection,
					entries.stream()
						.map((entry) -> new UpdateOneModel<Document>(Filters.eq("_id", entry.id()),
								Updates.pull("outbox", Filters.in("eventId", entry.eventIds())))));
		}
	}

	private static final Bson CLEAR = Updates.combine(Updates.unset("outbox"), Updates.unset("pendingSince"));

	private long write(String collection, Stream<? extends WriteModel<Document>> writes) {
		return this.mongo.getCollection(collection)
			.bulkWrite(writes.toList(), new BulkWriteOptions().ordered(false))
			.getMatchedCount();
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofVirtual().name("outbox-relay").start(this::work);
	}

	/**
	 * Publishes what has queued, then ends.
	 */
	@Override
	public void stop() {
		this.running = false;
		try {
			boolean ended = this.thread.join(Duration.ofSeconds(5));
			this.published.flush();
			if (ended && this.transport.ready()) {
				logger.info("The outbox has been flushed");
			}
			else {
				this.thread.interrupt();
				logger.info("What waits for the broker stays in the outbox for the next start");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Ends after the web server and the consumers, whose last writes it still publishes,
	// and before the connection.
	@Override
	public int getPhase() {
		return MessagingPhases.RELAY;
	}

}
