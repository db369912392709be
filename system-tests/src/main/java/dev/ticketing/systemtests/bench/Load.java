package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Has many do the same thing and takes the time. A closed load has so many at it, each
 * one thing after the other: it finds the peak. An open load begins things at a rate, no
 * matter how the earlier ones fare, and counts from the moment each was to begin: it
 * finds how long somebody waits.
 */
final class Load {

	/** No answer at all. */
	static final int NONE = 0;

	private final Latencies latencies = new Latencies();

	private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();

	private long nanos;

	/**
	 * One thing that is done over one connection.
	 */
	@FunctionalInterface
	interface Action {

		/**
		 * @return the status of the answer
		 */
		int run(Wire wire) throws IOException;

	}

	/**
	 * So many at once, until the work is done or the time is over.
	 * @param most how often in all
	 */
	static Load closed(int port, int atOnce, long most, Duration longest, Action action) {
		Load load = new Load();
		Semaphore left = new Semaphore((int) Math.min(most, Integer.MAX_VALUE));
		CountDownLatch go = new CountDownLatch(1);
		long[] began = new long[1];
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < atOnce; i++) {
				threads.submit(() -> {
					try (Wire wire = new Wire(port)) {
						go.await();
						while (System.nanoTime() - began[0] < longest.toNanos() && left.tryAcquire()) {
							load.run(wire, action, System.nanoTime());
						}
					}
					return null;
				});
			}
			began[0] = System.nanoTime();
			go.countDown();
		}
		load.nanos = System.nanoTime() - began[0];
		return load;
	}

	/**
	 * So many a second. There are connections for as many at once as need be.
	 */
	static Load open(int port, double perSecond, Duration time, Action action) {
		return open(port, perSecond, time, () -> true, action);
	}

	/**
	 * So many a second, until the time is over or somebody says so.
	 */
	static Load open(int port, double perSecond, Duration time, BooleanSupplier goOn, Action action) {
		Load load = new Load();
		var wires = new java.util.concurrent.ConcurrentLinkedDeque<Wire>();
		long began = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			long count = (long) (perSecond * time.toMillis() / 1000);
			for (long i = 0; i < count && goOn.getAsBoolean(); i++) {
				long due = began + (long) (i * 1e9 / perSecond);
				LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
				threads.submit(() -> {
					Wire idle = wires.pollFirst();
					Wire wire = (idle != null) ? idle : new Wire(port);
					load.run(wire, action, due);
					wires.addFirst(wire);
				});
			}
		}
		load.nanos = System.nanoTime() - began;
		wires.forEach(Wire::close);
		return load;
	}

	private void run(Wire wire, Action action, long due) {
		int status;
		try {
			status = action.run(wire);
		}
		catch (IOException ex) {
			status = NONE;
		}
		this.latencies.record(System.nanoTime() - due);
		this.statuses.computeIfAbsent(status, (each) -> new LongAdder()).increment();
	}

	Latencies latencies() {
		return this.latencies;
	}

	long count(int status) {
		LongAdder count = this.statuses.get(status);
		return (count != null) ? count.sum() : 0;
	}

	/**
	 * How many were answered in each way.
	 */
	Map<Integer, Long> statuses() {
		Map<Integer, Long> counts = new TreeMap<>();
		this.statuses.forEach((status, count) -> counts.put(status, count.sum()));
		return counts;
	}

	double seconds() {
		return this.nanos / 1e9;
	}

	double perSecond() {
		return this.latencies.count() / seconds();
	}

}
