package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * A part is killed while people buy, and comes back: what is done in the ten seconds
 * after that, beside what was done before. People come at the same rate all the time.
 */
final class Recovery {

	private static final String SCENARIO = "Recovery";

	private static final Duration BEFORE = Duration.ofSeconds(4);

	private static final Duration AFTER = Duration.ofSeconds(10);

	private Recovery() {
	}

	static void run(Shop shop, Results results, Dev dev, double perSecond, List<String> parts) {
		parts.forEach((part) -> kill(shop, results, dev, perSecond, part));
	}

	private static void kill(Shop shop, Results results, Dev dev, double perSecond, String part) {
		int quantity = 20_000;
		String ticket = shop.offer(quantity);
		shop.settle();
		Queue<Long> moments = new ConcurrentLinkedQueue<>();
		Queue<String> orders = new ConcurrentLinkedQueue<>();
		Crowd crowd = new Crowd(shop, ticket, perSecond, moments, orders);
		long began;
		long recovered;
		try (crowd) {
			LockSupport.parkNanos(BEFORE.toNanos());
			began = System.nanoTime();
			killProcess(shop.target(), part);
			dev.run("up");
			recovered = System.nanoTime();
			LockSupport.parkNanos(AFTER.toNanos());
		}
		shop.settle();
		results.violations(StockCheck.of(shop, ticket, quantity, orders));
		double before = rate(moments, began - BEFORE.toNanos(), began);
		double after = rate(moments, recovered, recovered + AFTER.toNanos());
		results.row(SCENARIO, shop.target(), part + " killed")
			.with("before, per second", before)
			.with("after, per second", after)
			.with("of before", after / before)
			.with("back after s", (recovered - began) / 1e9);
		results.atLeast("10 s after %s came back, %s: part of before".formatted(part, shop.target()), after / before,
				0.9);
	}

	private static double rate(Queue<Long> moments, long from, long to) {
		return moments.stream().filter((moment) -> moment >= from && moment < to).count() / ((to - from) / 1e9);
	}

	private static void killProcess(Target target, String part) {
		ProcessHandle process = ProcessHandle.of(target.pids().getOrDefault(part, -1L))
			.orElseThrow(() -> new IllegalStateException(part + " does not run"));
		List<ProcessHandle> below = process.descendants().toList();
		below.forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
		process.onExit().join();
	}

	/**
	 * People who come at a rate until they are told to stay away.
	 */
	private static final class Crowd implements AutoCloseable {

		private static final Duration LONGEST = Duration.ofMinutes(3);

		private final Thread thread;

		private volatile boolean open = true;

		private Crowd(Shop shop, String ticket, double perSecond, Queue<Long> moments, Queue<String> orders) {
			this.thread = Thread.ofPlatform()
				.start(() -> Load.open(shop.target().port(), perSecond, LONGEST, () -> this.open, (wire) -> {
					int status = wire.ask(shop.buyers().next().reserve(ticket));
					if (status == 201) {
						moments.add(System.nanoTime());
						orders.add(HotTicket.orderId(wire.body()));
					}
					return status;
				}));
		}

		@Override
		public void close() {
			this.open = false;
			try {
				this.thread.join();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
