package dev.ticketing.systemtests.faults;

import java.util.Random;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The weather over one proxy, and those who wait for it to change.
 */
final class Sky {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private final Random dice;

	private volatile Weather weather = new Weather.Fair();

	Sky(long seed) {
		this.dice = new Random(seed);
	}

	Weather weather() {
		return this.weather;
	}

	void become(Weather weather) {
		this.lock.lock();
		try {
			this.weather = weather;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits as long as nothing gets through.
	 */
	void awaitPassage() throws InterruptedException {
		if (this.weather instanceof Weather.Slow slow) {
			Thread.sleep(slow.delay());
		}
		this.lock.lock();
		try {
			while (this.weather instanceof Weather.Stalled) {
				this.changed.await();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Whether a piece breaks its connection.
	 */
	boolean breaks() {
		return this.weather instanceof Weather.Cut
				|| (this.weather instanceof Weather.Flaky flaky && this.dice.nextInt(100) < flaky.percent());
	}

	boolean swallowsAnswers() {
		return this.weather instanceof Weather.Deaf;
	}

}
