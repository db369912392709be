package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Many tickets, wanted alike.
 */
final class ManyTickets {

	private static final String SCENARIO = "Many tickets";

	private static final int EACH = 200;

	private ManyTickets() {
	}

	static void run(Shop shop, Results results, int tickets, int atOnce, int reservations) {
		List<String> ids = Stream.generate(() -> shop.offer(EACH)).limit(tickets).toList();
		shop.settle();
		Map<String, Queue<String>> orders = new ConcurrentHashMap<>();
		CpuTime before = CpuTime.of(shop.target());
		Load load = Load.closed(shop.target().port(), atOnce, reservations, Duration.ofSeconds(20), (wire) -> {
			String ticket = ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
			return shop.buyers()
				.next()
				.reserve(wire, ticket, 1, orders.computeIfAbsent(ticket, (id) -> new ConcurrentLinkedQueue<>()));
		});
		shop.settle();
		CpuTime cpu = CpuTime.of(shop.target()).since(before);
		ids.forEach((id) -> results
			.violations(StockCheck.of(shop, id, EACH, orders.getOrDefault(id, new ConcurrentLinkedQueue<>()))));
		results.onlyStatuses(SCENARIO, load, 201, 409);
		results.row(SCENARIO, shop.target(), "%d tickets, %d at once".formatted(tickets, atOnce))
			.with(load, 201)
			.with(cpu, load.latencies().count());
	}

}
