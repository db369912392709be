package dev.ticketing.systemtests.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Several things at the same time.
 */
final class Together {

	private Together() {
	}

	/**
	 * Does all, and waits for all.
	 * @throws IllegalStateException if one of them fails
	 */
	static <T> List<T> all(List<? extends Callable<T>> tasks) throws InterruptedException {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<T> results = new ArrayList<>();
			for (Future<T> each : threads.invokeAll(tasks)) {
				results.add(each.get());
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

}
