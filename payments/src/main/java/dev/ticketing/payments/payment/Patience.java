package dev.ticketing.payments.payment;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waiting for what somebody else does, for so long and no longer.
 */
final class Patience {

	private static final long PAUSE = Duration.ofMillis(25).toNanos();

	private final long end;

	Patience(Duration length) {
		this.end = System.nanoTime() + length.toNanos();
	}

	/**
	 * Waits a moment.
	 * @return whether there is any patience left
	 */
	boolean pause() {
		LockSupport.parkNanos(PAUSE);
		return System.nanoTime() < this.end;
	}

}
