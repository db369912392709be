package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Parts are killed while people buy, and come back: what is done in the ten seconds after
 * that, beside what was done before. People come at the same rate all the time.
 */
final class Recovery {

	private static final String SCENARIO = "Recovery";

	private static final Duration GIVEN_BACK = Duration.ofSeconds(75);

	private static final Duration BEFORE = Duration.ofSeconds(4);

	private static final Duration AFTER = Duration.ofSeconds(10);

	private static final int QUANTITY = 20_000;

	private final Queue<Long> moments = new ConcurrentLinkedQueue<>();

	private final Queue<String> orders = new ConcurrentLinkedQueue<>();

	private final String ticket;

	private long killed;

	private Recovery(String ticket) {
		this.ticket = ticket;
	}

	/**
	 * Kills parts in the same moment and brings them back.
	 * @param perSecond how many people come
	 */
	static Recovery from(List<String> parts, double perSecond, Shop shop, Results results, Dev dev) {
		Recovery recovery = new Recovery(shop.offer(QUANTITY));
		shop.settle();
		recovery.run(parts, perSecond, shop, results, dev);
		return recovery;
	}

	/**
	 * What is wrong about what was sold, a sentence each. Waits until it can be known:
	 * what a process had claimed before it died is given back only after a minute.
	 */
	List<String> violations(Shop shop) {
		Shop.await("what was claimed and not ordered", () -> System.nanoTime() - this.killed > GIVEN_BACK.toNanos());
		shop.settle();
		return StockCheck.of(shop, this.ticket, QUANTITY, this.orders);
	}

	private void run(List<String> parts, double perSecond, Shop shop, Results results, Dev dev) {
		Crowd crowd = new Crowd(shop, perSecond);
		long began;
		long recovered;
		try (crowd) {
			LockSupport.parkNanos(BEFORE.toNanos());
			began = System.nanoTime();
			this.killed = began;
			parts.forEach((part) -> killProcess(shop.target(), part));
			dev.run("up");
			recovered = System.nanoTime();
			LockSupport.parkNanos(AFTER.toNanos());
		}
		shop.settle();
		double before = rate(began - BEFORE.toNanos(), began);
		double after = rate(recovered, recovered + AFTER.toNanos());
		String killed = String.join(" and ", parts);
		results.row(SCENARIO, shop.target(), killed + " killed")
			.with("before, per second", before)
			.with("after, per second", after)
			.with("of before", after / before)
			.with("back after s", (recovered - began) / 1e9);
		results.atLeast("10 s after %s came back, %s: part of before".formatted(killed, shop.target()), after / before,
				0.9);
	}

	private double rate(long from, long to) {
		return this.moments.stream().filter((moment) -> moment >= from && moment < to).count() / ((to - from) / 1e9);
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
	private final class Crowd implements AutoCloseable {

		private static final Duration LONGEST = Duration.ofMinutes(3);

		private final Thread thread;

		private volatile boolean open = true;

		private Crowd(Shop shop, double perSecond) {
			this.thread = Thread.ofPlatform()
				.start(() -> Load.open(shop.target().port(), perSecond, LONGEST, () -> this.open, (wire) -> {
					int status = shop.buyers().next().reserve(wire, Recovery.this.ticket, 1, Recovery.this.orders);
					if (status == 201) {
						Recovery.this.moments.add(System.nanoTime());
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
