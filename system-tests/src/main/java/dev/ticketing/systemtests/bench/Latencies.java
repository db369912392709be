package dev.ticketing.systemtests.bench;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How long many things took, each to about three percent, in constant space.
 */
final class Latencies {

	// 32 steps for each doubling of the microseconds.
	private static final int STEPS = 32;

	private final AtomicLongArray counts = new AtomicLongArray(STEPS * 40);

	private final AtomicLong count = new AtomicLong();

	private final AtomicLong longest = new AtomicLong();

	void record(long nanos) {
		long micros = Math.max(0, nanos / 1000);
		this.counts.incrementAndGet(index(micros));
		this.count.incrementAndGet();
		this.longest.accumulateAndGet(micros, Math::max);
	}

	private static int index(long micros) {
		if (micros < STEPS) {
			return (int) micros;
		}
		int doublings = 63 - Long.numberOfLeadingZeros(micros) - 5;
		return Math.min(STEPS * 40 - 1, STEPS * doublings + (int) (micros >> doublings));
	}

	private static double value(int index) {
		if (index < 2 * STEPS) {
			return index;
		}
		int doublings = index / STEPS - 1;
		return (double) ((long) (index - STEPS * doublings) << doublings) + (1L << doublings) / 2.0;
	}

	long count() {
		return this.count.get();
	}

	/**
	 * The time that this share of all stayed below, in milliseconds; 0 if there are none.
	 */
	double millis(double share) {
		long rank = (long) Math.ceil(share * count());
		long seen = 0;
		for (int i = 0; i < this.counts.length(); i++) {
			seen += this.counts.get(i);
			if (seen >= rank && seen > 0) {
				return value(i) / 1000;
			}
		}
		return 0;
	}

	double longestMillis() {
		return this.longest.get() / 1000.0;
	}

}
