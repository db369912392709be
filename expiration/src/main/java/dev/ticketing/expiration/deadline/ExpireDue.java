package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.ticketing.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Has deadlines pass whose time has come. Who found them, how often and how many at once
 * does not matter: each passes once, by its compare-and-set, and none before its time.
 */
@Component
final class ExpireDue implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(ExpireDue.class);

	// They are written together, so many at once are few round trips.
	private static final int AT_ONCE = 256;

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE,
			Thread.ofVirtual().name("expire-", 0).factory());

	private final Deadlines deadlines;

	private final Outbox outbox;

	private final Clock clock;

	private final Timer lateness;

	ExpireDue(Deadlines deadlines, Outbox outbox, Clock clock, MeterRegistry meters) {
		this.deadlines = deadlines;
		this.outbox = outbox;
		this.clock = clock;
		this.lateness = Timer.builder("ticketing.expiration.lateness")
			.description("From a deadline until its event is stored")
			.publishPercentileHistogram()
			.register(meters);
	}

	/**
	 * Has these deadlines pass, if they are due.
	 * @return the ids of those that nobody waits for any more, be it by this or because
	 * their orders have ended; not of those that could not be stored, which somebody must
	 * try again
	 */
	List<String> expire(Collection<Deadline> found) {
		Queue<String> settled = new ConcurrentLinkedQueue<>();
		try {
			this.threads
				.invokeAll(found.stream().map((each) -> Executors.callable(() -> settle(each, settled))).toList());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (settled.size() < found.size()) {
			logger.warn("{} of {} deadlines could not pass now and are tried again", found.size() - settled.size(),
					found.size());
		}
		return List.copyOf(settled);
	}

	private void settle(Deadline deadline, Queue<String> settled) {
		try {
			if (pass(deadline)) {
				settled.add(deadline.id());
			}
		}
		catch (RuntimeException ex) {
			logger.debug("The deadline of {} could not be stored", deadline.id(), ex);
		}
	}

	private boolean pass(Deadline deadline) {
		try {
			if (!deadline.pass(this.clock.instant())) {
				return !deadline.isWaiting();
			}
			this.outbox.save(deadline);
			this.lateness.record(Duration.between(deadline.expiresAt(), this.clock.instant()));
			return true;
		}
		catch (OptimisticLockingFailureException ex) {
			// Somebody was faster: another instance, or the order ended at this moment.
			return this.deadlines.findById(deadline.id()).filter(Deadline::isWaiting).isEmpty();
		}
	}

	@Override
	public void close() {
		this.threads.close();
	}

}
