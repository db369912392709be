package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A crowd that is told again and again that there is nothing left, in turn with one that
 * asks for something that takes no work at all: who they are.
 */
final class SoldOutStorm {

	private static final String SCENARIO = "Sold-out storm";

	private SoldOutStorm() {
	}

	static void run(Shop shop, Results results, int atOnce, Duration each, int rounds) {
		String ticket = shop.offer(1);
		Shop.ask(shop.target().port(), shop.buyers().next().reserve(ticket));
		shop.settle();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < rounds; round++) {
			Measured noOp = measure(shop, atOnce, each,
					(wire) -> wire.ask(shop.buyers().next().get("/api/users/currentuser")));
			Measured storm = measure(shop, atOnce, each, (wire) -> wire.ask(shop.buyers().next().reserve(ticket)));
			results.onlyStatuses(SCENARIO, storm.load(), 409);
			results.onlyStatuses("No-op", noOp.load(), 200);
			ratios.add(storm.load().perSecond() / noOp.load().perSecond());
			if (round == rounds - 1) {
				results.row(SCENARIO, shop.target(), atOnce + " at once, refused")
					.with(storm.load(), 409)
					.with(storm.cpu(), storm.load().latencies().count())
					.with("of the no-op", Median.of(ratios))
					.with("lowest", Median.lowest(ratios))
					.with("highest", Median.highest(ratios));
				results.row(SCENARIO, shop.target(), atOnce + " at once, no-op")
					.with(noOp.load(), 200)
					.with(noOp.cpu(), noOp.load().latencies().count());
			}
		}
		results.violations(StockCheck.sold(shop, ticket, 1));
		results.atLeast("Sold-out answers, %s: part of the no-op's".formatted(shop.target()), Median.of(ratios), 0.6);
	}

	private static Measured measure(Shop shop, int atOnce, Duration time, Load.Action action) {
		CpuTime before = CpuTime.of(shop.target());
		Load load = Load.closed(shop.target().port(), atOnce, Long.MAX_VALUE, time, action);
		return new Measured(load, CpuTime.of(shop.target()).since(before));
	}

	private record Measured(Load load, CpuTime cpu) {
	}

}
