package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import com.mongodb.client.model.Filters;
import io.nats.client.Message;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Many orders that nobody pays for end in the same moments: none early, none late, and
 * what they held can be had again, once.
 */
final class ExpiryWave {

	private static final String SCENARIO = "Expiry wave";

	private static final int EACH = 2;

	private final Latencies lateness = new Latencies();

	private final Set<String> ended = ConcurrentHashMap.newKeySet();

	private final AtomicLong twice = new AtomicLong();

	private final AtomicLong early = new AtomicLong();

	private final AtomicLong first = new AtomicLong(Long.MAX_VALUE);

	private final AtomicLong last = new AtomicLong();

	private ExpiryWave() {
	}

	/**
	 * On a platform whose orders hold for some seconds only.
	 * @param holds how many admissions are held, two by each order
	 * @param seconds in which they are reserved, and end
	 */
	static void run(Shop shop, Results results, int holds, double seconds) {
		Duration time = Duration.ofMillis((long) (1000 * seconds));
		run(shop, results, holds, (reserve) -> Load.open(shop.target().port(), holds / EACH / seconds, time, reserve));
	}

	/**
	 * As many as that, as fast as it goes.
	 */
	static void warmUp(Shop shop, Results results, int holds, int atOnce) {
		run(shop, results, holds,
				(reserve) -> Load.closed(shop.target().port(), atOnce, holds / EACH, Duration.ofMinutes(2), reserve));
	}

	private static void run(Shop shop, Results results, int holds, Function<Load.Action, Load> crowd) {
		String ticket = shop.offer(holds);
		shop.settle();
		ExpiryWave wave = new ExpiryWave();
		Queue<String> orders = new ConcurrentLinkedQueue<>();
		try (Events events = Events.of(shop.target(), "ORDERS", "ticketing.orders.order.cancelled.>", wave::note)) {
			Shop.await("a reader", events::listening);
			Load load = crowd.apply((wire) -> shop.buyers().next().reserve(wire, ticket, EACH, orders));
			results.onlyStatuses(SCENARIO, load, 201);
			Shop.await("the end of all orders", () -> wave.ended.size() >= orders.size());
			shop.settle();
		}
		wave.check(shop, results, ticket, holds, orders);
		wave.tell(shop, results, holds);
	}

	private void note(Message message) {
		JsonNode order = JsonMapper.shared().readTree(message.getData()).path("order");
		Instant expiresAt = Instant.parse(order.path("expiresAt").asString());
		// When the broker had it: after the order was stored as cancelled.
		Instant told = message.metaData().timestamp().toInstant();
		Instant decided = Instant.parse(message.getHeaders().getFirst("ce-time"));
		if (decided.isBefore(expiresAt) || told.isBefore(expiresAt)) {
			this.early.incrementAndGet();
		}
		this.lateness.record(Duration.between(expiresAt, told).toNanos());
		this.first.accumulateAndGet(expiresAt.toEpochMilli(), Math::min);
		this.last.accumulateAndGet(expiresAt.toEpochMilli(), Math::max);
		if (!this.ended.add(order.path("id").asString())) {
			this.twice.incrementAndGet();
		}
	}

	private void check(Shop shop, Results results, String ticket, int holds, Queue<String> orders) {
		results.violations(StockCheck.of(shop, ticket, holds, orders));
		Document told = shop.availability(ticket);
		if (told == null || told.getInteger("free") != holds) {
			results.violations(List.of("Of %d admissions %s are free after all orders have expired".formatted(holds,
					(told != null) ? told.get("free") : null)));
		}
		long open = shop.store("orders")
			.getCollection("orders")
			.countDocuments(Filters.and(Filters.eq("lines.ticketId", ticket), Filters.ne("reason", "expired")));
		if (open + this.twice.get() + this.early.get() > 0) {
			results.violations(List.of("%d orders did not expire, %d did so twice, %d early".formatted(open,
					this.twice.get(), this.early.get())));
		}
	}

	private void tell(Shop shop, Results results, int holds) {
		results.row(SCENARIO, shop.target(), "%d holds, %d an order".formatted(holds, EACH))
			.with("ended within s", (this.last.get() - this.first.get()) / 1000.0)
			.with("late p50 ms", this.lateness.millis(0.5))
			.with("late p99 ms", this.lateness.millis(0.99))
			.with("latest ms", this.lateness.longestMillis())
			.with("early", this.early.get());
		results.atMost("%d holds, %s: seconds that the latest ended late".formatted(holds, shop.target()),
				this.lateness.longestMillis() / 1000, 2);
		results.atMost("%d holds, %s: seconds in which they ended".formatted(holds, shop.target()),
				(this.last.get() - this.first.get()) / 1000.0, 10);
	}

}
