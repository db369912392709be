package dev.ticketing.expiration.deadline;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * Down until Redis has been in reach once. Its loss later on costs punctuality only.
 */
@Component("timersHealthIndicator")
final class TimersHealth extends AbstractHealthIndicator {

	private final DeadlineTimers timers;

	TimersHealth(DeadlineTimers timers) {
		super("the timers could not be asked");
		this.timers = timers;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		if (this.timers.everReached()) {
			builder.up();
		}
		else {
			builder.down().withDetail("cause", "Redis has not been in reach since the start");
		}
	}

}
