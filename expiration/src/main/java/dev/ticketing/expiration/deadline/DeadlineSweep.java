package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Finds deadlines that the alarm has missed, because its timers are gone or not all
 * there, and so bounds how late an event can be.
 */
@Component
final class DeadlineSweep {

	private static final Logger logger = LoggerFactory.getLogger(DeadlineSweep.class);

	private final Deadlines deadlines;

	private final ExpireDue expireDue;

	private final Alarm alarm;

	private final Clock clock;

	private final DeadlineSettings settings;

	private final AtomicLong backlog = new AtomicLong();

	DeadlineSweep(Deadlines deadlines, ExpireDue expireDue, Alarm alarm, Clock clock, DeadlineSettings settings,
			MeterRegistry meters) {
		this.deadlines = deadlines;
		this.expireDue = expireDue;
		this.alarm = alarm;
		this.clock = clock;
		this.settings = settings;
		Gauge.builder("ticketing.expiration.backlog", this.backlog, AtomicLong::get)
			.description("Deadlines that are over and that nobody has been told of")
			.register(meters);
	}

	@Scheduled(fixedDelayString = "${expiration.sweep-interval:1s}")
	void sweep() {
		try {
			Instant missed = this.clock.instant().minus(this.settings.grace());
			this.backlog.set(this.deadlines.countByWaitingUntilLessThanEqual(this.clock.instant()));
			// While the alarm has its hands full, oldest first, this would do the same
			// once more.
			while (!this.alarm.isCatchingUp() && progress(missed)) {
				logger.debug("More deadlines were missed than are taken at once");
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Deadlines can't be looked through and are tried again: {}", ex.toString());
		}
	}

	private boolean progress(Instant missed) {
		List<Deadline> overdue = this.deadlines.findTop500ByWaitingUntilLessThanEqualOrderByWaitingUntil(missed);
		return !this.expireDue.expire(overdue).isEmpty() && overdue.size() == 500;
	}

	/**
	 * Forgets what nobody will ask for again.
	 */
	@Scheduled(fixedDelayString = "1h")
	void forget() {
		try {
			this.deadlines
				.deleteByClosedAtLessThanAndPendingSinceIsNull(this.clock.instant().minus(this.settings.keep()));
		}
		catch (RuntimeException ex) {
			logger.warn("Old deadlines stay for another hour: {}", ex.toString());
		}
	}

}
