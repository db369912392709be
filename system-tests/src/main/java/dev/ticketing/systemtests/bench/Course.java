package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which scenarios are run on a platform, and how long.
 */
public final class Course {

	private static final List<String> KILLED = List.of("orders", "mongo-orders");

	/**
	 * How long orders hold on the platform of the whole course until they are restarted.
	 */
	static final String HOLD = "14s";

	private static final Duration WARM_UP = Duration.ofSeconds(34);

	private static final double TIMES_THE_LOOP = 1.5;

	private static final double TIMES_THE_BROKER = 5;

	private final Shop shop;

	private final Results results;

	private Course(Shop shop, Results results) {
		this.shop = shop;
		this.results = results;
	}

	/**
	 * A second of each that does not need the platform restarted. It shows that nothing
	 * goes wrong; as for speed, nothing has warmed up.
	 */
	public static Conclusion smoke(Target target, List<Buyer> buyers) {
		return brief(target, buyers, (shop, results) -> {
			HotTicketRounds.run(shop, results, 32, 300, 1, 0);
			HotTicketRounds.scarce(shop, results, 50, 64, 200);
			ManyTickets.run(shop, results, 3, 16, 100);
			SoldOutStorm.run(shop, results, 16, Duration.ofMillis(500), 1);
			EventLag.run(shop, results, 50, Duration.ofSeconds(1), 1, 0);
			Purchases.mix(shop, results, 50, Duration.ofSeconds(1));
			Purchases.run(shop, results, 4, Duration.ofSeconds(1));
		});
	}

	/**
	 * The sale of one ticket and nothing else.
	 */
	public static Conclusion sale(Target target, List<Buyer> buyers) {
		return brief(target, buyers, (shop, results) -> HotTicketRounds.run(shop, results, 8, 100, 1, 0));
	}

	private static Conclusion brief(Target target, List<Buyer> buyers, BiConsumer<Shop, Results> scenarios) {
		Results results = new Results();
		try (Shop shop = new Shop(target, buyers)) {
			scenarios.accept(shop, results);
		}
		return new Conclusion(results);
	}

	/**
	 * Everything, on a platform with a real store, whose orders hold for {@link #HOLD} at
	 * first.
	 */
	static void whole(Target target, Results results, Dev dev) {
		List<Recovery> recoveries = new ArrayList<>();
		run(target, results, Duration.ZERO, (course) -> {
			course.warmUp((unused) -> ExpiryWave.warmUp(course.shop, unused, 22_000, 128));
			ExpiryWave.run(course.shop, results, 10_000, 9.5);
		});
		dev.run("restart", "orders");
		run(target, results, WARM_UP, (course) -> {
			course.hotTicket(64, 2, TIMES_THE_LOOP);
			course.hotTicket(256, 2, TIMES_THE_LOOP);
			HotTicketRounds.scarce(course.shop, results, 100, 256, 2_000);
			HotTicketRounds.run(course.shop, results, 1, 200, 1, 0);
			course.warmUp((unused) -> Purchases.warmUp(course.shop, unused, 64, Duration.ofSeconds(10)));
			SoldOutStorm.run(course.shop, results, 64, Duration.ofSeconds(2), 2);
			ManyTickets.run(course.shop, results, 50, 64, 2_000);
			Purchases.mix(course.shop, results, 100, Duration.ofSeconds(6));
			Purchases.run(course.shop, results, 32, Duration.ofSeconds(5));
			double peak = results.value("64 at once, ours", "per second");
			course.warmUp((unused) -> EventLag.warmUp(course.shop, unused, peak / 10, Duration.ofSeconds(10)));
			EventLag.run(course.shop, results, peak / 10, Duration.ofSeconds(6), 2, TIMES_THE_BROKER);
			EventLag.run(course.shop, results, peak / 2, Duration.ofSeconds(2), 2, 0);
			recoveries.add(Recovery.from(KILLED, 50, course.shop, results, dev));
		});
		dev.with("TICKETING_JAVA_OPTS", dev.settings().get("TICKETING_JAVA_OPTS") + " -Dticketing.merging=off")
			.run("restart", "orders");
		run(target, results, Duration.ofSeconds(7), (course) -> {
			unmerged(course);
			recoveries.forEach((recovery) -> results.violations(recovery.violations(course.shop)));
		});
	}

	/**
	 * What differs with two of orders, and on a store that is for trying things out.
	 */
	static void brief(Target target, Results results) {
		if (target.embedded()) {
			run(target, results, Duration.ZERO, (course) -> {
				HotTicketRounds.run(course.shop, results, 64, 500, 1, 0);
				SoldOutStorm.run(course.shop, results, 64, Duration.ofSeconds(2), 1);
			});
		}
		else {
			run(target, results, Duration.ofSeconds(14), (course) -> {
				HotTicketRounds.run(course.shop, results, 64, 1_500, 1, 0);
				HotTicketRounds.run(course.shop, results, 256, 1_500, 1, 0);
			});
		}
	}

	private static void run(Target target, Results results, Duration warmUp, Consumer<Course> scenarios) {
		try (Shop shop = new Shop(target, Buyers.people(target, 10_000))) {
			Course course = new Course(shop, results);
			if (warmUp.isPositive()) {
				course.warmUp((unused) -> Purchases.warmUpForSale(shop, unused, 128, warmUp));
			}
			scenarios.accept(course);
		}
	}

	private void hotTicket(int buyers, int rounds, double bound) {
		HotTicketRounds.run(this.shop, this.results, buyers, 4_000, rounds, bound);
	}

	/**
	 * Of this only counts what is wrong about it.
	 */
	private void warmUp(Consumer<Results> scenario) {
		Results unused = new Results();
		scenario.accept(unused);
		this.results.violations(unused.violations());
	}

	/**
	 * Whether somebody who is alone pays for the merging.
	 */
	private static void unmerged(Course course) {
		HotTicket.Sale sale = HotTicket.sell(course.shop, 10_000, 1, 200);
		course.results.violations(sale.violations());
		course.results.row("One hot ticket", course.shop.target(), "1 at once, ours without merging")
			.with("per second", sale.perSecond())
			.with("p50 ms", sale.load().latencies().millis(0.5))
			.with("p99 ms", sale.load().latencies().millis(0.99))
			.with("CPU ms each", sale.cpuMillis())
			.with("settled after s", sale.settledAfter());
		double with = course.results.value("1 at once, ours", "p50 ms");
		double without = course.results.value("1 at once, ours without merging", "p50 ms");
		course.results.atMost("A lone buyer: times as long as without merging", with / without, 1.1);
	}

}
