package dev.ticketing.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs tasks of the same key one after the other, in the order in which they came, and
 * those of different keys at once.
 */
final class Lanes {

	// What they read and write at the same time goes to the store together, so that more
	// of them are fewer round trips.
	private static final int AT_ONCE = 128;

	private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());

	private final ConcurrentHashMap<String, CompletableFuture<Void>> tails = new ConcurrentHashMap<>();

	/**
	 * Queues a task. It must not throw.
	 */
	void run(String key, Runnable task) {
		this.tails.compute(key, (same, tail) -> {
			CompletableFuture<Void> end = (tail == null) ? CompletableFuture.runAsync(task, this.threads)
					: tail.handleAsync((done, failure) -> {
						task.run();
						return null;
					}, this.threads);
			// Async, since this runs inside compute() when the task is already done.
			end.whenCompleteAsync((done, failure) -> this.tails.remove(key, end), this.threads);
			return end;
		});
	}

	/**
	 * Waits until nothing runs any more, at most this long.
	 */
	void awaitIdle(Duration patience) {
		CompletableFuture<?>[] running = this.tails.values().toArray(CompletableFuture[]::new);
		try {
			CompletableFuture.allOf(running).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
		}
		catch (RuntimeException ex) {
			// What has not ended by now is delivered again after the restart.
		}
	}

}
