package dev.ticketing.systemtests.bench;

import java.util.ArrayList;
import java.util.List;

import dev.ticketing.systemtests.bench.DriverLoop.Outcome;
import dev.ticketing.systemtests.bench.DriverLoop.Writes;
import dev.ticketing.systemtests.bench.HotTicket.Sale;

/**
 * One ticket that all want, and the bare driver loop in turn with it, so that both have
 * the same minutes of the machine.
 */
final class HotTicketRounds {

	private static final String SCENARIO = "One hot ticket";

	private HotTicketRounds() {
	}

	/**
	 * @param atOnce how many buyers, and how many lanes of the loop
	 * @param reservations how many of each in a round
	 * @param bound how many times the loop that makes all of the writes it should be at
	 * least, or 0
	 */
	static void run(Shop shop, Results results, int atOnce, int reservations, int rounds, double bound) {
		List<Round> all = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			all.add((round % 2 == 0) ? saleFirst(shop, atOnce, reservations) : loopFirst(shop, atOnce, reservations));
			Sale sale = all.getLast().sale();
			results.violations(sale.violations());
			results.onlyStatuses(SCENARIO, sale.load(), 201);
		}
		tell(shop, results, atOnce, all);
		if (bound > 0) {
			results.atLeast("Hot ticket, %d buyers, %s: times the bare driver loop".formatted(atOnce, shop.target()),
					Median.of(all, Round::ratio), bound);
		}
	}

	private static Round saleFirst(Shop shop, int atOnce, int reservations) {
		Sale sale = sell(shop, atOnce, reservations);
		return new Round(sale, loop(shop, atOnce, reservations, Writes.ALL),
				loop(shop, atOnce, reservations, Writes.OF_ORDERS));
	}

	private static Round loopFirst(Shop shop, int atOnce, int reservations) {
		Outcome ofOrders = loop(shop, atOnce, reservations, Writes.OF_ORDERS);
		Outcome ofAll = loop(shop, atOnce, reservations, Writes.ALL);
		return new Round(sell(shop, atOnce, reservations), ofAll, ofOrders);
	}

	private static Sale sell(Shop shop, int atOnce, int reservations) {
		// The embedded store takes minutes to lay out more.
		int quantity = shop.target().embedded() ? 1_000 : 10_000;
		return HotTicket.sell(shop, Math.max(reservations, quantity), atOnce, reservations);
	}

	private static Outcome loop(Shop shop, int lanes, int reservations, Writes writes) {
		return DriverLoop.run(shop.target(), lanes, reservations, writes);
	}

	private static void tell(Shop shop, Results results, int atOnce, List<Round> all) {
		List<Sale> sales = all.stream().map(Round::sale).toList();
		List<Double> ratios = all.stream().map(Round::ratio).toList();
		results.row(SCENARIO, shop.target(), "%d at once, ours".formatted(atOnce))
			.with("per second", Median.of(sales, Sale::perSecond))
			.with("p50 ms", Median.of(sales, (sale) -> sale.load().latencies().millis(0.5)))
			.with("p99 ms", Median.of(sales, (sale) -> sale.load().latencies().millis(0.99)))
			.with("CPU ms each", Median.of(sales, Sale::cpuMillis))
			.with("times the loop", Median.of(ratios))
			.with("lowest", Median.lowest(ratios))
			.with("highest", Median.highest(ratios))
			.with("times orders' writes", Median.of(all, Round::ratioToOrders))
			.with("settled after s", Median.of(sales, Sale::settledAfter));
		tell(shop, results, "%d lanes, driver loop".formatted(atOnce), all.stream().map(Round::loop).toList());
		tell(shop, results, "%d lanes, driver loop, orders' writes".formatted(atOnce),
				all.stream().map(Round::loopOfOrders).toList());
	}

	private static void tell(Shop shop, Results results, String arm, List<Outcome> loops) {
		results.row(SCENARIO, shop.target(), arm)
			.with("per second", Median.of(loops, Outcome::perSecond))
			.with("p50 ms", Median.of(loops, (loop) -> loop.latencies().millis(0.5)))
			.with("p99 ms", Median.of(loops, (loop) -> loop.latencies().millis(0.99)));
	}

	/**
	 * Fewer admissions than people who want one: all are sold, none twice.
	 */
	static void scarce(Shop shop, Results results, int quantity, int atOnce, int requests) {
		Sale sale = HotTicket.sell(shop, quantity, atOnce, requests);
		results.violations(sale.violations());
		results.onlyStatuses("A scarce ticket", sale.load(), 201, 409);
		long sold = sale.load().count(201);
		if (sold != Math.min(quantity, requests)) {
			results.violations(List.of("%d of %d admissions were sold to %d".formatted(sold, quantity, requests)));
		}
		results
			.row(SCENARIO, shop.target(),
					"%d admissions, %d at once ask %d times".formatted(quantity, atOnce, requests))
			.with("per second", sale.load().perSecond())
			.with("p50 ms", sale.load().latencies().millis(0.5))
			.with("p99 ms", sale.load().latencies().millis(0.99))
			.with("CPU ms each", sale.cpuMillis());
	}

	/**
	 * A sale, the loop that makes all of its writes, and that which makes those of
	 * orders.
	 */
	private record Round(Sale sale, Outcome loop, Outcome loopOfOrders) {

		double ratio() {
			return this.sale.perSecond() / this.loop.perSecond();
		}

		double ratioToOrders() {
			return this.sale.perSecond() / this.loopOfOrders.perSecond();
		}

	}

}
