package dev.ticketing.local.stripe;

import java.util.Comparator;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * One sending of an event, now or later.
 *
 * @param number counts the sendings of one event, from 1
 * @param due in the time of {@link System#nanoTime()}
 * @param order which comes first of those that are due at the same time
 * @param forged whether it is not Stripe that sends it
 */
record Attempt(StripeEvent event, int number, long due, long order, boolean forged) implements Delayed {

	static final int MOST = 60;

	private static final long LONGEST_PAUSE = 15_000;

	private static final Comparator<Attempt> SOONEST = Comparator.comparingLong(Attempt::due)
		.thenComparingLong(Attempt::order);

	/** How long to wait for the next one: half a second, and twice as long each time. */
	long pauseMillis() {
		return Math.min(LONGEST_PAUSE, 250L << Math.min(this.number, 10));
	}

	@Override
	public long getDelay(TimeUnit unit) {
		return unit.convert(this.due - System.nanoTime(), TimeUnit.NANOSECONDS);
	}

	@Override
	public int compareTo(Delayed other) {
		return SOONEST.compare(this, (Attempt) other);
	}

}
