package dev.ticketing.orders.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.bson.types.ObjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has tickets counted soon after they have changed: at once if that was not done a moment
 * ago, and else so seldom that counting takes a small part of the time, however often
 * admissions change hands; but no longer than some seconds after, however many there are.
 */
final class CountSoon implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CountSoon.class);

	private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

	// The pause is this many times as long as the count took: while it runs, reservations
	// wait for the store.
	private static final int REST = 24;

	private static final Duration OVERDUE = Duration.ofSeconds(5);

	// Of these the store has a mark of this instance, which stays until they are counted.
	private final Set<String> marked = new HashSet<>();

	// What others have marked, and is about to be counted.
	private final Set<String> left = ConcurrentHashMap.newKeySet();

	private final Map<String, Long> notBefore = new ConcurrentHashMap<>();

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("count-soon").factory());

	// Visible for tests.
	final String name = new ObjectId().toHexString();

	private final Recounts recounts;

	private final Clock clock;

	private final Consumer<String> count;

	/**
	 * @param count counts the admissions of a ticket, and tells
	 */
	CountSoon(Recounts recounts, Clock clock, Consumer<String> count) {
		this.recounts = recounts;
		this.clock = clock;
		this.count = count;
	}

	/**
	 * Notes that the ticket is to be counted. When this returns it will be, whatever
	 * happens to this process.
	 */
	synchronized void changed(String ticketId) {
		if (!this.marked.contains(ticketId)) {
			this.recounts.mark(ticketId, this.name, this.clock.instant());
			this.marked.add(ticketId);
			schedule(ticketId, () -> count(ticketId, begun(ticketId)));
		}
	}

	/**
	 * The mark that a count which begins now takes away: whoever changes the ticket from
	 * here on has to mark it again. Not while somebody is about to.
	 */
	private synchronized Optional<Recount> begun(String ticketId) {
		this.marked.remove(ticketId);
		return this.recounts.find(ticketId, this.name);
	}

	private void schedule(String ticketId, Runnable task) {
		long wait = this.notBefore.getOrDefault(ticketId, 0L) - System.nanoTime();
		this.thread.schedule(() -> attempt(ticketId, task),
				this.notBefore.containsKey(ticketId) ? Math.max(0, wait) : 0, TimeUnit.NANOSECONDS);
	}

	private void attempt(String ticketId, Runnable task) {
		long began = System.nanoTime();
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Ticket {} is counted later: {}", ticketId, ex.toString());
		}
		long now = System.nanoTime();
		this.notBefore.put(ticketId,
				now + Math.clamp(REST * (now - began), SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
	}

	private void count(String ticketId, Optional<Recount> recount) {
		this.count.accept(ticketId);
		recount.ifPresent(this.recounts::done);
	}

	/**
	 * Has those counted that somebody has marked and not counted: after a crash, or while
	 * the store was away.
	 */
	void sweep() {
		this.recounts.before(this.clock.instant().minus(OVERDUE))
			.stream()
			.filter((recount) -> this.left.add(recount.id()))
			.forEach((recount) -> schedule(recount.ticketId(), () -> {
				this.left.remove(recount.id());
				count(recount.ticketId(), Optional.of(recount));
			}));
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
