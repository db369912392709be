package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import dev.ticketing.expiration.timer.Claim;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has deadlines pass on time: sleeps until the next timer is due, and not longer than a
 * moment, since another instance may have set an earlier one.
 */
@Component
final class Alarm implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Alarm.class);

	private static final Duration LONGEST_SLEEP = Duration.ofMillis(200);

	private final Semaphore woken = new Semaphore(0);

	private final DeadlineTimers timers;

	private final Deadlines deadlines;

	private final ExpireDue expireDue;

	private final Clock clock;

	private volatile Instant wakesAt = Instant.MAX;

	private volatile boolean catchingUp;

	private volatile @Nullable Thread thread;

	Alarm(DeadlineTimers timers, Deadlines deadlines, ExpireDue expireDue, Clock clock) {
		this.timers = timers;
		this.deadlines = deadlines;
		this.expireDue = expireDue;
		this.clock = clock;
	}

	/**
	 * Will ring when the deadline is due, if it is waited for.
	 */
	void setFor(Deadline deadline) {
		this.timers.setFor(deadline);
		if (deadline.isWaiting() && deadline.expiresAt().isBefore(this.wakesAt)) {
			this.woken.release();
		}
	}

	/**
	 * Whether more was due at the last look than is taken at once.
	 */
	boolean isCatchingUp() {
		return this.catchingUp;
	}

	private void work() {
		while (isRunning()) {
			try {
				this.wakesAt = Instant.MAX; // whoever sets a timer while this looks,
											// wakes it
				this.woken.drainPermits();
				sleep(this.timers.claim().map(this::ring).orElseGet(this::nothing));
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	/**
	 * Returns how long nothing more is due.
	 */
	private Duration ring(Claim claim) {
		if (!claim.ids().isEmpty()) {
			this.catchingUp = claim.ids().size() == DeadlineTimers.AT_ONCE;
			expire(claim.ids());
			return Duration.ZERO;
		}
		this.catchingUp = false;
		return (claim.next() == null) ? LONGEST_SLEEP : Duration.between(this.clock.instant(), claim.next());
	}

	private Duration nothing() {
		this.catchingUp = false; // the sweep's turn
		return LONGEST_SLEEP;
	}

	private void expire(List<String> ids) {
		try {
			List<Deadline> found = this.deadlines.findAllByIdIn(ids);
			// Of an id without a deadline, as of one that has passed, nothing is left to
			// do.
			List<String> done = new ArrayList<>(ids);
			done.removeAll(found.stream().map(Deadline::id).toList());
			done.addAll(this.expireDue.expire(found));
			this.timers.done(done);
		}
		catch (RuntimeException ex) {
			logger.warn("{} deadlines that are due could not be read and are tried again: {}", ids.size(),
					ex.toString());
		}
	}

	private void sleep(Duration pause) throws InterruptedException {
		Duration bounded = (pause.compareTo(LONGEST_SLEEP) < 0) ? pause : LONGEST_SLEEP;
		this.wakesAt = this.clock.instant().plus(bounded);
		this.woken.tryAcquire(bounded.toMillis() + 1, TimeUnit.MILLISECONDS);
	}

	@Override
	public void start() {
		Thread starting = Thread.ofVirtual().name("alarm").unstarted(this::work);
		this.thread = starting;
		starting.start();
	}

	/**
	 * Finishes what is being done, then ends.
	 */
	@Override
	public void stop() {
		Thread ending = this.thread;
		this.thread = null;
		this.woken.release();
		try {
			if (ending != null && !ending.join(Duration.ofSeconds(5))) {
				ending.interrupt();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	// Rings last of all and is silent first, while its events can still go out.
	@Override
	public int getPhase() {
		return DEFAULT_PHASE - 3000;
	}

}
