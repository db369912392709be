package dev.ticketing.auth.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.ticketing.web.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Slows down whoever guesses: after 20 wrong passwords for an address from one place
 * there is a pause after each, 1 s at first, then twice as long, a minute at most. It
 * counts by place, so nobody can lock somebody else out. The latest 10,000 pairs are kept
 * in memory, each instance for itself: that is enough to make guessing hopeless, and a
 * store would only be one more thing to flood.
 */
@Component
final class FailedSignIns {

	private static final int FREE = 20;

	private static final int MOST = 10_000;

	private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

	private static final int DOUBLINGS = 6;

	private final Map<Origin, Failures> failures = new Latest();

	private final Clock clock;

	FailedSignIns(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Refuses who is still to wait.
	 * @throws Refusal 429 with the time to wait
	 */
	synchronized void refuseHasty(EmailAddress email, String from) {
		Failures earlier = this.failures.get(new Origin(email, from));
		if (earlier == null) {
			return;
		}
		Duration left = Duration.between(this.clock.instant(), earlier.latest().plus(pause(earlier.count())));
		if (left.isPositive()) {
			throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Too many wrong passwords. Please wait and try again.")
				.retryAfter(left.plusSeconds(1));
		}
	}

	/**
	 * Counts a wrong password; a right one makes all before it forgotten.
	 */
	synchronized void count(EmailAddress email, String from, boolean right) {
		Origin origin = new Origin(email, from);
		if (right) {
			this.failures.remove(origin);
			return;
		}
		Instant now = this.clock.instant();
		this.failures.merge(origin, new Failures(1, now),
				(earlier, first) -> earlier.latest().isBefore(now.minus(FORGOTTEN_AFTER)) ? first
						: new Failures(earlier.count() + 1, now));
	}

	private static Duration pause(int count) {
		if (count < FREE) {
			return Duration.ZERO;
		}
		Duration pause = Duration.ofSeconds(1L << Math.min(count - FREE, DOUBLINGS));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	private record Origin(EmailAddress email, String from) {
	}

	private record Failures(int count, Instant latest) {
	}

	private static final class Latest extends LinkedHashMap<Origin, Failures> {

		private Latest() {
			super(16, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<Origin, Failures> eldest) {
			return size() > MOST;
		}

	}

}
