package dev.ticketing.payments.payment;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting for what somebody else does, for so long and no longer; looking less and less
 * often, so that those who wait don't hold up the one who works.
 */
final class Patience {

	private static final Duration LONGEST = Duration.ofMillis(250);

	private final long end;

	private long pause = Duration.ofMillis(20).toNanos();

	Patience(Duration length) {
		this.end = System.nanoTime() + length.toNanos();
	}

	/**
	 * Waits a moment.
	 * @return whether there is any patience left
	 */
	boolean pause() {
		LockSupport.parkNanos(this.pause);
		this.pause = Math.min(this.pause * 3 / 2, LONGEST.toNanos());
		return System.nanoTime() < this.end;
	}

}
