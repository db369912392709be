package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

import dev.ticketing.expiration.timer.Claim;
import dev.ticketing.expiration.timer.Timers;

import org.springframework.beans.factory.BeanFactory;

/**
 * What the schedule asks of expiration.
 */
public final class SimulatedDeadlines {

	private SimulatedDeadlines() {
	}

	public static List<Class<?>> repositories() {
		return List.of(Deadlines.class);
	}

	public static Class<?> settings() {
		return DeadlineSettings.class;
	}

	/**
	 * Has the deadlines pass that are due, one after another.
	 */
	public static void expire(BeanFactory components) {
		Instant now = components.getBean(Clock.class).instant();
		ExpireDue expireDue = components.getBean(ExpireDue.class);
		components.getBean(Deadlines.class)
			.findTop500ByWaitingUntilLessThanEqualOrderByWaitingUntil(now)
			.forEach((deadline) -> expireDue.expire(List.of(deadline)));
	}

	/**
	 * Timers that have forgotten everything: the sweep has to do.
	 */
	public static Timers forgetfulTimers() {
		return new Timers() {

			@Override
			public void set(String id, Instant due) {
			}

			@Override
			public void cancel(String id) {
			}

			@Override
			public Claim claim(Instant now, int atMost, Duration lease) {
				return new Claim(List.of(), null, 0, true);
			}

			@Override
			public void done(Collection<String> ids) {
			}

			@Override
			public boolean refill(Iterator<Due> all) {
				return true;
			}

		};
	}

}
