package dev.ticketing.systemtests.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * 7: no order ends for want of time before its time, and none stays open long after it.
 */
final class DeadlinesAreKept implements Invariant {

	private final Duration bound;

	/**
	 * @param bound how long after its deadline an order may stay open
	 */
	DeadlinesAreKept(Duration bound) {
		this.bound = bound;
	}

	@Override
	public String sentence() {
		return "No order expires early, and none is open %d s after its deadline".formatted(this.bound.toSeconds());
	}

	@Override
	public void check(World world, Findings findings) {
		world.events("ORDERS", "order").values().forEach((events) -> events.forEach((event) -> {
			Order order = world.orders().get(event.aggregate());
			if (order != null && event.is("order.cancelled") && "expired".equals(order.reason())) {
				findings.require(!event.time().isBefore(order.expiresAt()), "%s expired at %s, before %s", order,
						event.time(), order.expiresAt());
			}
		}));
		world.events("EXPIRATION", "expiration").values().forEach((events) -> events.forEach((event) -> {
			Instant due = Instant.parse(JsonMapper.shared().readTree(event.data()).path("expiresAt").asString());
			findings.require(!event.time().isBefore(due), "%s was told at %s, before %s", event, event.time(), due);
		}));
		notLate(world.readAt(), world.orders(), findings);
	}

	private void notLate(Instant now, Map<String, Order> orders, Findings findings) {
		orders.values()
			.forEach((order) -> findings.require(!order.open() || now.isBefore(order.expiresAt().plus(this.bound)),
					"%s is open at %s, and should have ended at %s", order, now, order.expiresAt()));
	}

}
