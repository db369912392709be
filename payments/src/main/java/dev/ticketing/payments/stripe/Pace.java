package dev.ticketing.payments.stripe;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

/**
 * Gives each call its turn, so that neither one endpoint nor all together are called more
 * often than Stripe allows.
 * <p>
 * Every endpoint has its own line, first come first served, and only the first of each
 * line waits for a place among all. So the lines take turns: a thousand captures hold a
 * buyer's confirmation up by as many calls as there are other endpoints, not by a
 * thousand.
 */
final class Pace {

	private static final double CYCLES_PER_SECOND = 10;

	private final Map<String, Line> lines = new ConcurrentHashMap<>();

	private final StripeLimits limits;

	private final double endpointRate;

	private final RateLimiter all;

	private final Semaphore atOnce;

	Pace(StripeLimits limits, int callsPerSecond) {
		this.limits = limits;
		this.endpointRate = limits.endpointCallsPerSecond() * limits.share();
		this.all = limiter("all", callsPerSecond * limits.share());
		this.atOnce = new Semaphore(limits.callsAtOnce(), true);
	}

	/**
	 * Waits for the turn of a call; closing it tells that the call is over.
	 * @throws NoTurn if it would take too long
	 */
	Turn await(String endpoint) throws NoTurn {
		Line line = this.lines.computeIfAbsent(endpoint,
				(name) -> new Line(new Semaphore(1, true), limiter(name, this.endpointRate)));
		long deadline = System.nanoTime() + this.limits.longestWait().toNanos();
		if (line.waiting() / this.endpointRate > this.limits.longestWait().toMillis() / 1000.0) {
			throw new NoTurn(endpoint);
		}
		take(line.first(), deadline, endpoint);
		try {
			return first(line, deadline, endpoint);
		}
		finally {
			line.first().release();
		}
	}

	// A place among those at Stripe comes first: turns that are given must be taken at
	// once, or they would pile up and go out together.
	private Turn first(Line line, long deadline, String endpoint) throws NoTurn {
		take(this.atOnce, deadline, endpoint);
		if (line.limiter().acquirePermission() && this.all.acquirePermission()) {
			return this.atOnce::release;
		}
		this.atOnce.release();
		throw new NoTurn(endpoint);
	}

	private static void take(Semaphore semaphore, long deadline, String endpoint) throws NoTurn {
		try {
			if (!semaphore.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
				throw new NoTurn(endpoint);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NoTurn(endpoint);
		}
	}

	/**
	 * The limiter counts in cycles that begin all at once, so a second may see a cycle
	 * more than it has; short ones keep that within the fifth that is left free.
	 */
	private RateLimiter limiter(String name, double perSecond) {
		int calls = (int) Math.max(1, perSecond / CYCLES_PER_SECOND);
		return RateLimiter.of(name,
				RateLimiterConfig.custom()
					.limitForPeriod(calls)
					.limitRefreshPeriod(Duration.ofNanos((long) (1_000_000_000L * calls / perSecond)))
					.timeoutDuration(this.limits.longestWait())
					.build());
	}

	/**
	 * The calls to one endpoint.
	 *
	 * @param first who waits for a place among all
	 */
	private record Line(Semaphore first, RateLimiter limiter) {

		int waiting() {
			return this.first.getQueueLength();
		}

	}

	/**
	 * A call that is being made.
	 */
	interface Turn extends AutoCloseable {

		@Override
		void close();

	}

}
