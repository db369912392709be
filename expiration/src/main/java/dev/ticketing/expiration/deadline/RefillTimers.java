package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.ticketing.expiration.deadline.Deadlines.Waiting;
import dev.ticketing.expiration.timer.Timers;
import dev.ticketing.expiration.timer.Timers.Due;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Fills the timers from the stored deadlines, behind everybody's back, whenever some may
 * be missing. Instances may do so at once: setting a timer twice changes nothing.
 */
@Component
final class RefillTimers {

	private static final Logger logger = LoggerFactory.getLogger(RefillTimers.class);

	// So that timers that keep failing are not filled without end.
	private static final Duration BETWEEN = Duration.ofSeconds(2);

	private final AtomicBoolean running = new AtomicBoolean();

	private final Timers timers;

	private final Deadlines deadlines;

	private final Clock clock;

	private final Counter refills;

	private volatile boolean demanded;

	private volatile Instant started = Instant.MIN;

	private volatile String told = "";

	RefillTimers(Timers timers, Deadlines deadlines, Clock clock, MeterRegistry meters) {
		this.timers = timers;
		this.deadlines = deadlines;
		this.clock = clock;
		this.refills = Counter.builder("ticketing.expiration.refills")
			.description("How often the timers were filled from the stored deadlines")
			.register(meters);
	}

	/**
	 * Says that a timer may be missing.
	 */
	void demand() {
		this.demanded = true;
	}

	/**
	 * Begins to fill the timers if they are not complete, or if somebody has said so.
	 */
	void ifNeeded(boolean complete) {
		boolean rested = this.started.isBefore(this.clock.instant().minus(BETWEEN));
		if ((this.demanded || !complete) && rested && this.running.compareAndSet(false, true)) {
			this.started = this.clock.instant();
			Thread.ofVirtual().name("refill-timers").start(this::run);
		}
	}

	private void run() {
		// Before looking: what is demanded from now on may not be among what is found.
		this.demanded = false;
		try (Stream<Waiting> waiting = this.deadlines.streamWaitingAfter(Instant.EPOCH)) {
			boolean complete = this.timers
				.refill(waiting.map((each) -> new Due(each.id(), each.waitingUntil())).iterator());
			this.refills.increment();
			this.told = "";
			logger.info("The timers have been filled again{}", complete ? "" : ", and lost meanwhile");
		}
		catch (RuntimeException ex) {
			this.demanded = true;
			// The deadlines come from MongoDB, which may be the one that is away.
			tell(RedisTrouble.atServer(ex).map((trouble) -> "Redis " + trouble).orElseGet(ex::toString));
		}
		finally {
			this.running.set(false);
		}
	}

	// It is tried every few seconds: the same trouble is told once.
	private void tell(String trouble) {
		if (!trouble.equals(this.told)) {
			this.told = trouble;
			logger.warn("The timers could not be filled: {}; until then the sweep does their work", trouble);
		}
	}

}
