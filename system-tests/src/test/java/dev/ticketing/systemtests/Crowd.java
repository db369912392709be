package dev.ticketing.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Many who do something at the same time.
 */
final class Crowd {

	private static final int FEW = 8;

	private Crowd() {
	}

	/**
	 * Everybody waits until all are there; then all go at once.
	 * @return what each came back with, in order
	 */
	static <T> List<T> atOnce(List<Callable<T>> tasks) {
		CountDownLatch ready = new CountDownLatch(tasks.size());
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			return results(tasks.stream().map((task) -> threads.submit(() -> {
				ready.countDown();
				ready.await();
				return task.call();
			})).toList());
		}
	}

	/**
	 * Does something for each of many, for a few of them at a time.
	 * @return what came of each, in order
	 */
	static <A, B> List<B> each(List<A> all, Function<A, B> task) {
		try (ExecutorService threads = Executors.newFixedThreadPool(FEW)) {
			return results(all.stream().map((one) -> threads.submit(() -> task.apply(one))).toList());
		}
	}

	/**
	 * Waits for all of them. What fails one of them fails the test, as if it had been
	 * done here.
	 */
	static <T> List<T> results(List<? extends Future<T>> running) {
		List<T> results = new ArrayList<>();
		try {
			for (Future<T> each : running) {
				results.add(each.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Error error) ? error : new AssertionError(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
