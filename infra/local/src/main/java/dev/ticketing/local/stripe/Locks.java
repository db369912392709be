package dev.ticketing.local.stripe;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One thing at a time with one object; who has to wait too long is refused, as in
 * https://docs.stripe.com/rate-limits#object-lock-timeouts.
 */
final class Locks {

	private static final long PATIENCE_MILLIS = 2000;

	private final ReentrantLock[] locks = IntStream.range(0, 256)
		.mapToObj((_) -> new ReentrantLock())
		.toArray(ReentrantLock[]::new);

	<T> T holding(String id, Supplier<T> work) {
		ReentrantLock lock = this.locks[Math.floorMod(id.hashCode(), this.locks.length)];
		if (!acquired(lock)) {
			throw new StripeRefusal(429, StripeError.invalid(
					"This object cannot be accessed right now because another API request or Stripe process is "
							+ "currently accessing it. If you see this error intermittently, retry the request.",
					"lock_timeout", null));
		}
		try {
			return work.get();
		}
		finally {
			lock.unlock();
		}
	}

	private static boolean acquired(ReentrantLock lock) {
		try {
			return lock.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
