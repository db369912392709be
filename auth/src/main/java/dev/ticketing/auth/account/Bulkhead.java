package dev.ticketing.auth.account;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.ticketing.web.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets only a few calls hash at once, in the order in which they came, so that a flood of
 * sign-ins takes neither all memory nor all cores. They run on threads of their own: on
 * virtual ones a hash, which never waits, would keep everybody else from running.
 */
@Component
final class Bulkhead implements AutoCloseable {

	private final ThreadPoolExecutor threads;

	private final Duration patience;

	Bulkhead(HashingSettings settings) {
		this.threads = new ThreadPoolExecutor(settings.permits(), settings.permits(), 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(settings.queue()), Thread.ofPlatform().daemon().name("hashing-", 1).factory());
		this.threads.allowCoreThreadTimeOut(true);
		this.patience = settings.patience();
	}

	/**
	 * Waits for its turn and does the work. Who waited too long is refused though the
	 * work may still be done, so it must change nothing that anybody could see.
	 * @throws Refusal 429, if too many wait or it takes too long; or as the work throws
	 */
	<T> T call(Callable<T> work) {
		Future<T> result = submit(work);
		try {
			return result.get(this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			result.cancel(false);
			throw busy();
		}
		catch (InterruptedException ex) {
			result.cancel(false);
			Thread.currentThread().interrupt();
			throw busy();
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : new IllegalStateException(ex);
		}
	}

	private <T> Future<T> submit(Callable<T> work) {
		try {
			return this.threads.submit(work);
		}
		catch (RejectedExecutionException ex) {
			throw busy();
		}
	}

	private static Refusal busy() {
		return Refusal
			.of(HttpStatus.TOO_MANY_REQUESTS,
					"Too many people are signing in at the moment. Please try again in a few seconds.")
			.retryAfter(Duration.ofSeconds(5));
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
