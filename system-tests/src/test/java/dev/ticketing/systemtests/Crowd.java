package dev.ticketing.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many who do something at the same moment.
 */
final class Crowd {

	private Crowd() {
	}

	/**
	 * Everybody waits until all are there; then all go at once.
	 * @return what each came back with, in order
	 */
	static <T> List<T> atOnce(List<Callable<T>> tasks) {
		CountDownLatch ready = new CountDownLatch(tasks.size());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> running = tasks.stream().map((task) -> threads.submit(() -> {
				ready.countDown();
				ready.await();
				return task.call();
			})).toList();
			List<T> results = new ArrayList<>();
			for (Future<T> each : running) {
				results.add(each.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
