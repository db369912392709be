package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.ticketing.expiration.timer.Claim;
import dev.ticketing.expiration.timer.Timers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * The timers of the deadlines. Losing them costs punctuality only, so nothing here fails
 * or makes the caller wait: while they are out of reach only the claims look for them,
 * and when they are back they are filled again.
 */
@Component
final class DeadlineTimers {

	private static final Logger logger = LoggerFactory.getLogger(DeadlineTimers.class);

	static final int AT_ONCE = 256;

	private final Timers timers;

	private final RefillTimers refill;

	private final Clock clock;

	private final Duration lease;

	private final Counter lapsed;

	// Not before the first answer, so that nobody but the claims ever waits for a
	// connection.
	private volatile boolean reachable;

	private volatile boolean lossTold;

	private volatile boolean everReached;

	DeadlineTimers(Timers timers, RefillTimers refill, Clock clock, DeadlineSettings settings, MeterRegistry meters) {
		this.timers = timers;
		this.refill = refill;
		this.clock = clock;
		this.lease = settings.lease();
		this.lapsed = Counter.builder("ticketing.expiration.leases.lapsed")
			.description("Deadlines that an instance took and did not finish")
			.register(meters);
	}

	/**
	 * Sets the timer if the deadline is waited for, else cancels it.
	 */
	void setFor(Deadline deadline) {
		if (!this.reachable) {
			this.refill.demand();
			return;
		}
		attempt(() -> {
			if (deadline.isWaiting()) {
				this.timers.set(deadline.id(), deadline.expiresAt());
			}
			else {
				this.timers.cancel(deadline.id());
			}
		});
	}

	/**
	 * Takes what is due; nothing if the timers are out of reach.
	 */
	Optional<Claim> claim() {
		try {
			Claim claim = this.timers.claim(this.clock.instant(), AT_ONCE, this.lease);
			found();
			this.lapsed.increment(claim.lapsed());
			this.refill.ifNeeded(claim.complete());
			return Optional.of(claim);
		}
		catch (RuntimeException ex) {
			lost(ex);
			return Optional.empty();
		}
	}

	void done(List<String> ids) {
		attempt(() -> this.timers.done(ids));
	}

	private void attempt(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			lost(ex);
		}
	}

	/**
	 * Whether the timers have been in reach since the start: if not, something may be
	 * wrong with how we look for them.
	 */
	boolean everReached() {
		return this.everReached;
	}

	private void found() {
		if (!this.reachable) {
			this.reachable = true;
			this.everReached = true;
			this.lossTold = false;
			logger.info("The timers are in reach");
		}
	}

	private void lost(RuntimeException ex) {
		this.reachable = false;
		this.refill.demand();
		if (!this.lossTold) {
			this.lossTold = true;
			logger.warn("Redis {}; until then the sweep does the timers' work", RedisTrouble.of(ex));
		}
	}

}
