package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.util.List;

/**
 * Which scenarios are run on a platform, and how long.
 */
public final class Course {

	private static final List<String> KILLED = List.of("orders", "mongo-orders", "nats", "payments");

	private final Shop shop;

	private final Results results;

	private Course(Shop shop, Results results) {
		this.shop = shop;
		this.results = results;
	}

	/**
	 * A second of each that does not need the platform restarted. It shows that nothing
	 * goes wrong; as for speed, nothing has warmed up.
	 * @return what was wrong
	 */
	public static List<String> smoke(Target target, List<Buyer> buyers) {
		Results results = new Results();
		Buyers crowd = new Buyers(buyers);
		try (Shop shop = new Shop(target, crowd, crowd.next())) {
			HotTicketRounds.run(shop, results, 32, 300, 1, 0);
			HotTicketRounds.scarce(shop, results, 50, 64, 200);
			ManyTickets.run(shop, results, 5, 16, 200);
			SoldOutStorm.run(shop, results, 16, Duration.ofMillis(500), 1);
			EventLag.run(shop, results, 50, Duration.ofSeconds(1), 1);
			Purchases.mix(shop, results, 50, Duration.ofSeconds(1));
			Purchases.run(shop, results, 4, Duration.ofSeconds(1));
		}
		return results.violations();
	}

	/**
	 * Everything, on a platform with a real store.
	 */
	static void whole(Target target, Results results, Dev dev) {
		run(target, results, (course) -> {
			course.hotTicket(2);
			course.others();
			EventLag.run(course.shop, results, 150, Duration.ofSeconds(5), 2);
		});
		// What merging is worth, and whether somebody who is alone pays for it.
		dev.with("TICKETING_JAVA_OPTS", dev.settings().get("TICKETING_JAVA_OPTS") + " -Dticketing.merging=off")
			.run("restart", "orders");
		run(target, results, Course::unmerged);
		dev.with("ORDERS_HOLD", "30s").run("restart", "orders");
		run(target, results, (course) -> ExpiryWave.run(course.shop, results, 10_000, 128));
		dev.run("restart", "orders");
		run(target, results, (course) -> Recovery.run(course.shop, results, dev, 100, KILLED));
	}

	/**
	 * What differs on another store or with more instances.
	 */
	static void brief(Target target, Results results) {
		run(target, results, (course) -> {
			course.hotTicket(1);
			course.others();
		});
	}

	private static void run(Target target, Results results, java.util.function.Consumer<Course> scenarios) {
		Buyers buyers = Buyers.of(target, 10_000);
		try (Shop shop = new Shop(target, buyers, buyers.next())) {
			HotTicket.sell(shop, 10_000, 64, 3_000); // warms everybody up
			scenarios.accept(new Course(shop, results));
		}
	}

	private void hotTicket(int rounds) {
		HotTicketRounds.run(this.shop, this.results, 1, 300, 1, 0);
		HotTicketRounds.run(this.shop, this.results, 64, 5_000, rounds + 1, this.shop.target().embedded() ? 0 : 1.5);
		HotTicketRounds.run(this.shop, this.results, 256, 5_000, rounds, this.shop.target().embedded() ? 0 : 1.5);
		HotTicketRounds.scarce(this.shop, this.results, 100, 256, 2_000);
		this.results.violations().forEach(System.err::println);
	}

	private void others() {
		SoldOutStorm.run(this.shop, this.results, 64, Duration.ofSeconds(2), 3);
		ManyTickets.run(this.shop, this.results, 50, 64, 4_000);
		Purchases.run(this.shop, this.results, 32, Duration.ofSeconds(6));
		Purchases.mix(this.shop, this.results, 300, Duration.ofSeconds(6));
	}

	private static void unmerged(Course course) {
		for (int atOnce : List.of(1, 64)) {
			HotTicket.Sale sale = HotTicket.sell(course.shop, 10_000, atOnce, (atOnce == 1) ? 300 : 3_000);
			course.results.violations(sale.violations());
			course.results.row("One hot ticket", course.shop.target(), atOnce + " at once, ours without merging")
				.with("per second", sale.perSecond())
				.with("p50 ms", sale.load().latencies().millis(0.5))
				.with("p99 ms", sale.load().latencies().millis(0.99))
				.with("CPU ms each", sale.cpuMillis())
				.with("settled after s", sale.settledAfter());
		}
		double with = course.results.value("1 at once, ours", "p50 ms");
		double without = course.results.value("1 at once, ours without merging", "p50 ms");
		course.results.atMost("A lone buyer: times as long as without merging", with / without, 1.1);
	}

}
