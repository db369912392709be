package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * So many buyers at once want the same ticket.
 */
final class HotTicket {

	private static final Duration LONGEST = Duration.ofSeconds(3);

	private HotTicket() {
	}

	/**
	 * Sells one ticket.
	 * @param atOnce how many buyers ask at the same time
	 * @param requests how often they ask in all
	 */
	static Sale sell(Shop shop, int quantity, int atOnce, int requests) {
		String ticket = shop.offer(quantity);
		shop.settle();
		Queue<String> orders = new ConcurrentLinkedQueue<>();
		CpuTime before = CpuTime.of(shop.target());
		long began = System.nanoTime();
		Load load = Load.closed(shop.target().port(), atOnce, requests, LONGEST,
				(wire) -> shop.buyers().next().reserve(wire, ticket, 1, orders));
		shop.settle();
		double settled = (System.nanoTime() - began) / 1e9;
		CpuTime spent = CpuTime.of(shop.target()).since(before);
		return new Sale(load, settled, spent, StockCheck.of(shop, ticket, quantity, orders), ticket);
	}

	/**
	 * How a sale went.
	 *
	 * @param settledAfter seconds until everybody knew of all of it
	 * @param cpu of all parts, until then
	 * @param violations what is wrong about it
	 */
	record Sale(Load load, double settledAfter, CpuTime cpu, List<String> violations, String ticketId) {

		double perSecond() {
			return this.load.count(201) / this.load.seconds();
		}

		double cpuMillis() {
			return 1000 * this.cpu.total() / Math.max(1, this.load.latencies().count());
		}

	}

}
