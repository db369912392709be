package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Whole purchases: a reservation, a payment at the simulator of Stripe, and the order
 * complete in the buyer's hands. And a crowd of whom most only look.
 */
final class Purchases {

	private static final int GONE = 599;

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final List<String> LOOKS = List.of("/api/tickets?limit=20", "/api/tickets/%s");

	private static final List<String> LOOKS_AND_SESSIONS = Stream
		.concat(LOOKS.stream(), Stream.of("/api/users/currentuser"))
		.toList();

	private final Queue<String> orders = new ConcurrentLinkedQueue<>();

	private final Queue<String> complete = new ConcurrentLinkedQueue<>();

	private final Shop shop;

	private final String ticket;

	private Purchases(Shop shop, int quantity) {
		this.shop = shop;
		this.ticket = shop.offer(quantity);
		shop.settle();
	}

	static void run(Shop shop, Results results, int atOnce, Duration time) {
		int quantity = 10_000;
		Purchases purchases = new Purchases(shop, quantity);
		CpuTime before = CpuTime.of(shop.target());
		Load load = Load.closed(shop.target().port(), atOnce, quantity, time, purchases::buy);
		shop.settle();
		CpuTime cpu = CpuTime.of(shop.target()).since(before);
		results.onlyStatuses("Whole purchases", load, 200);
		purchases.check(results, quantity);
		results.row("Whole purchases", shop.target(), atOnce + " at once")
			.with(load, 200)
			.with(cpu, load.count(200))
			.with("captured", purchases.complete.size());
	}

	/**
	 * Of a hundred things that the crowd does, 90 are looking, 9 are reserving, one is
	 * buying.
	 */
	static void mix(Shop shop, Results results, double perSecond, Duration time) {
		int quantity = 10_000;
		Purchases purchases = new Purchases(shop, quantity);
		CpuTime before = CpuTime.of(shop.target());
		Load load = Load.open(shop.target().port(), perSecond, time, (wire) -> purchases.any(wire, 90, 9, LOOKS));
		shop.settle();
		CpuTime cpu = CpuTime.of(shop.target()).since(before);
		results.onlyStatuses("Mix", load, 200, 201);
		purchases.check(results, quantity);
		results
			.row("Mix of 90 who look, 9 who reserve, 1 who buys", shop.target(),
					"%.0f a second offered".formatted(perSecond))
			.with("per second", load.perSecond())
			.with("p50 ms", load.latencies().millis(0.5))
			.with("p99 ms", load.latencies().millis(0.99))
			.with("p99.9 ms", load.latencies().millis(0.999))
			.with(cpu, load.latencies().count());
	}

	/**
	 * Has a crowd reserve and do nothing else, as fast as it goes.
	 */
	static void warmUpForSale(Shop shop, Results results, int atOnce, Duration time) {
		warmUp(shop, results, atOnce, time, 0, 100);
	}

	/**
	 * Has a crowd do everything for a while, as fast as it goes.
	 */
	static void warmUp(Shop shop, Results results, int atOnce, Duration time) {
		warmUp(shop, results, atOnce, time, 50, 40);
	}

	private static void warmUp(Shop shop, Results results, int atOnce, Duration time, int look, int reserve) {
		int quantity = 40_000;
		Purchases purchases = new Purchases(shop, quantity);
		Load load = Load.closed(shop.target().port(), atOnce, quantity, time,
				(wire) -> purchases.any(wire, look, reserve, LOOKS_AND_SESSIONS));
		shop.settle();
		results.onlyStatuses("Warming up", load, 200, 201);
		purchases.check(results, quantity);
	}

	private int any(Wire wire, int look, int reserve, List<String> looks) throws IOException {
		int what = ThreadLocalRandom.current().nextInt(100);
		if (what >= look) {
			return (what < look + reserve) ? reserve(wire, this.shop.buyers().next()) : buy(wire);
		}
		return wire.ask(this.shop.buyers().next().get(looks.get(what % looks.size()).formatted(this.ticket)));
	}

	private int reserve(Wire wire, Buyer buyer) throws IOException {
		return buyer.reserve(wire, this.ticket, 1, this.orders);
	}

	/**
	 * @return 200 when the order is complete, or what was answered instead
	 */
	private int buy(Wire wire) throws IOException {
		Buyer buyer = this.shop.buyers().next();
		int status = reserve(wire, buyer);
		String order = Buyer.orderId(wire.body());
		if (status != 201) {
			return status;
		}
		status = pay(wire, buyer, order);
		if (status != 201) {
			return status;
		}
		return complete(wire, buyer, order) ? 200 : GONE;
	}

	private boolean complete(Wire wire, Buyer buyer, String order) throws IOException {
		byte[] request = buyer.get("/api/orders/" + order);
		Pauses pauses = new Pauses();
		while (wire.ask(request) != 200 || !wire.body().contains("\"complete\"")) {
			if (!pauses.next()) {
				return false;
			}
		}
		this.complete.add(order);
		return true;
	}

	/**
	 * Payments may not have heard of the order yet; then one asks again, as people do.
	 */
	private static int pay(Wire wire, Buyer buyer, String order) throws IOException {
		byte[] request = buyer.post("/api/payments", "{\"orderId\":\"%s\",\"token\":\"tok_visa\"}".formatted(order));
		Pauses pauses = new Pauses();
		int status = wire.ask(request);
		while ((status == 404 || status == 409) && pauses.next()) {
			status = wire.ask(request);
		}
		return status;
	}

	/**
	 * Between questions of somebody who waits: short at first, so that little is added to
	 * what is measured, and longer each time, so that asking is not what is measured.
	 */
	private static final class Pauses {

		private static final long LONGEST = 250_000_000;

		private final long deadline = System.nanoTime() + PATIENCE.toNanos();

		private long pause = 20_000_000;

		private boolean next() {
			LockSupport.parkNanos(this.pause);
			this.pause = Math.min(LONGEST, this.pause * 3 / 2);
			return System.nanoTime() < this.deadline;
		}

	}

	private void check(Results results, int quantity) {
		results.violations(StockCheck.of(this.shop, this.ticket, quantity, this.orders));
		JsonNode intents = Shop.ask(this.shop.target().simulator(), new Buyer("", "").get("/_sim/ledger"))
			.path("payment_intents");
		List<String> captured = intents.valueStream()
			.filter((intent) -> intent.path("amount_captured").asLong() == 2000)
			.map((intent) -> intent.path("metadata").path("orderId").asString())
			.toList();
		for (String order : this.complete) {
			long times = captured.stream().filter(order::equals).count();
			if (times != 1) {
				results.violations(List.of("Order %s is complete and was captured %d times".formatted(order, times)));
			}
		}
	}

}
