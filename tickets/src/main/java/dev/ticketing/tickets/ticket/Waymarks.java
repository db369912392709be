package dev.ticketing.tickets.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import com.mongodb.client.model.CountOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.stereotype.Component;

/**
 * A sample of the tickets, by which a list can guess how far it must look for its next
 * page. MongoDB does not need it: its indexes are in order, and it stops reading after a
 * page. Stores that speak its protocol on top of others (FerretDB, DocumentDB) first
 * collect and sort all that a range holds, so the range must be a small one.
 * <p>
 * The sample may be as old as it likes: a bad guess costs time, never a row.
 */
@Component
class Waymarks {

	private static final Logger logger = LoggerFactory.getLogger(Waymarks.class);

	private static final int SIZE = 1000;

	private static final int[] REACH = { 4, 24 };

	private static final Duration AGE = Duration.ofSeconds(15);

	private final MongoOperations mongo;

	private final Clock clock;

	private final AtomicBoolean looking = new AtomicBoolean();

	private volatile Sample sample = new Sample(Map.of(), Instant.MIN);

	Waymarks(MongoOperations mongo, Clock clock) {
		this.mongo = mongo;
		this.clock = clock;
	}

	/**
	 * Keys up to which to look first for what comes after a key, nearest first. None
	 * means to look at all there is at once.
	 */
	List<String> after(@Nullable String key, TicketOrder order, List<Shelf> shelves) {
		refresh();
		Comparator<String> ahead = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
		List<String> keys = this.sample.marks()
			.getOrDefault(order, List.of())
			.stream()
			.filter((mark) -> shelves.contains(mark.shelf()))
			.map(Mark::key)
			.filter((mark) -> key == null || ahead.compare(mark, key) > 0)
			.toList();
		List<String> bounds = new ArrayList<>();
		for (int reach : REACH) {
			if (keys.size() > reach) {
				bounds.add(keys.get(reach));
			}
		}
		return bounds;
	}

	@EventListener(ApplicationReadyEvent.class)
	void refresh() {
		if (this.sample.taken().isBefore(this.clock.instant().minus(AGE)) && this.looking.compareAndSet(false, true)) {
			Thread.ofVirtual().name("waymarks").start(() -> {
				try {
					look();
				}
				catch (RuntimeException ex) {
					logger.warn("Lists go by old waymarks: {}", ex.toString());
				}
				finally {
					this.looking.set(false);
				}
			});
		}
	}

	/**
	 * Takes a new sample.
	 */
	void look() {
		// Few need no guesses.
		this.sample = new Sample(few() ? Map.of() : marks(), this.clock.instant());
	}

	private boolean few() {
		return this.mongo.getCollection(this.mongo.getCollectionName(Ticket.class))
			.countDocuments(new Document(), new CountOptions().limit(SIZE)) < SIZE;
	}

	private Map<TicketOrder, List<Mark>> marks() {
		List<Ticket> tickets = this.mongo
			.aggregate(Aggregation.newAggregation(Aggregation.sample(SIZE)), Ticket.class, Ticket.class)
			.getMappedResults();
		Map<TicketOrder, List<Mark>> marks = new EnumMap<>(TicketOrder.class);
		for (TicketOrder order : TicketOrder.values()) {
			Comparator<Mark> ahead = Comparator.comparing(Mark::key);
			marks.put(order,
					tickets.stream()
						.map((ticket) -> new Mark(order.key(ticket), ticket.place().shelf()))
						.sorted(order.descending() ? ahead.reversed() : ahead)
						.toList());
		}
		return marks;
	}

	private record Mark(String key, Shelf shelf) {
	}

	private record Sample(Map<TicketOrder, List<Mark>> marks, Instant taken) {
	}

}
