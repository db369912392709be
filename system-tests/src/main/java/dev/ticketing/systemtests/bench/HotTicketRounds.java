package dev.ticketing.systemtests.bench;

import java.util.ArrayList;
import java.util.List;

import dev.ticketing.systemtests.bench.DriverLoop.Outcome;
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
	 * @param bound what the ratio should be at least, or 0
	 */
	static void run(Shop shop, Results results, int atOnce, int reservations, int rounds, double bound) {
		List<Sale> sales = new ArrayList<>();
		List<Outcome> loops = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			boolean loopFirst = round % 2 == 1;
			if (loopFirst) {
				loops.add(DriverLoop.run(shop.target(), atOnce, reservations));
			}
			Sale sale = HotTicket.sell(shop, Math.max(reservations, 10_000), atOnce, reservations);
			sales.add(sale);
			if (!loopFirst) {
				loops.add(DriverLoop.run(shop.target(), atOnce, reservations));
			}
			results.violations(sale.violations());
			results.onlyStatuses(SCENARIO, sale.load(), 201);
			ratios.add(sale.perSecond() / loops.getLast().perSecond());
		}
		tell(shop, results, atOnce, sales, loops, ratios);
		if (bound > 0) {
			results.atLeast("Hot ticket, %d buyers, %s: times the bare driver loop".formatted(atOnce, shop.target()),
					Median.of(ratios), bound);
		}
	}

	private static void tell(Shop shop, Results results, int atOnce, List<Sale> sales, List<Outcome> loops,
			List<Double> ratios) {
		results.row(SCENARIO, shop.target(), "%d at once, ours".formatted(atOnce))
			.with("per second", Median.of(sales, Sale::perSecond))
			.with("p50 ms", Median.of(sales, (sale) -> sale.load().latencies().millis(0.5)))
			.with("p99 ms", Median.of(sales, (sale) -> sale.load().latencies().millis(0.99)))
			.with("CPU ms each", Median.of(sales, Sale::cpuMillis))
			.with("times the loop", Median.of(ratios))
			.with("lowest", Median.lowest(ratios))
			.with("highest", Median.highest(ratios))
			.with("settled after s", Median.of(sales, Sale::settledAfter));
		results.row(SCENARIO, shop.target(), "%d lanes, driver loop".formatted(atOnce))
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

}
