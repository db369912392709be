package dev.ticketing.systemtests.invariants;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.ticketing.systemtests.invariants.Sources.Lag;
import org.bson.Document;

/**
 * A world in order: one ticket of four admissions; one is sold to PAID, one held by OPEN,
 * one was held by LATE until its time was over. Every test spoils one thing.
 */
final class SmallWorld {

	static final String PAID = "order-paid";

	static final String OPEN = "order-open";

	static final String LATE = "order-late";

	static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);

	private static final Duration HOLD = Duration.ofMinutes(5);

	final FakeSources sources = new FakeSources();

	final List<Note> notes = new ArrayList<>();

	SmallWorld() {
		ticket();
		order(PAID, "COMPLETE", null, "a1", START.plusSeconds(1));
		order(OPEN, "CREATED", null, "a2", START.plusSeconds(590));
		order(LATE, "CANCELLED", "expired", "a3", START.plusSeconds(2));
		admission("a1", 1, "sold", PAID, "CODE1");
		admission("a2", 2, "held", OPEN, null);
		admission("a3", 3, "free", null, null);
		admission("a4", 4, "free", null, null);
		tell(PAID, "order.created", 1, 1);
		tell(PAID, "order.completed", 2, 4);
		tell(OPEN, "order.created", 1, 590);
		tell(LATE, "order.created", 1, 2);
		tell(LATE, "order.cancelled", 2, 303);
		this.sources.tell("EXPIRATION", "expiration.completed", LATE, 2, START.plusSeconds(303),
				"{\"expiresAt\": \"%s\"}".formatted(START.plusSeconds(302)));
		payments();
		this.sources.timers().put(OPEN, 1e12);
		this.sources.lags().add(new Lag("ORDERS", "payments-orders", 0, 0));
	}

	private void ticket() {
		Document offer = new Document("title", "Mahler").append("price", money())
			.append("quantity", 4)
			.append("maxPerOrder", 10);
		this.sources.store("tickets/tickets",
				new Document("_id", "t").append("sellerId", "s").append("offer", offer).append("version", 1L));
		Document copy = new Document(offer).append("_id", "t").append("sellerId", "s").append("withdrawn", false);
		this.sources.store("orders/tickets", copy.append("version", 1L));
		Document stock = new Document("free", 2).append("held", 1).append("sold", 1).append("version", 3L);
		this.sources.store("orders/availabilities", new Document(stock).append("_id", "t"));
		this.sources.store("tickets/availability", new Document("_id", "t").append("availability", stock));
		this.sources.tell("TICKETS", "ticket.created", "t", 1, START, "{\"ticket\": {\"quantity\": 4}}");
		this.sources.tell("ORDERS", "availability.changed", "t", 1, START, "{\"free\": 4, \"held\": 0, \"sold\": 0}");
		this.sources.tell("ORDERS", "availability.changed", "t", 3, START, "{\"free\": 2, \"held\": 1, \"sold\": 1}");
	}

	private void admission(String id, int number, String state, String order, String code) {
		this.sources.store("orders/admissions",
				new Document("_id", id).append("ticketId", "t")
					.append("number", number)
					.append("state", state)
					.append("orderId", order)
					.append("code", code));
	}

	private void order(String id, String status, String reason, String admission, Instant placedAt) {
		long version = status.equals("CREATED") ? 1 : 2;
		Date expiresAt = Date.from(placedAt.plus(HOLD));
		Document line = new Document("ticketId", "t").append("price", money())
			.append("admissionIds", List.of(admission));
		this.sources.store("orders/orders",
				new Document("_id", id).append("buyerId", "b")
					.append("status", status)
					.append("reason", reason)
					.append("lines", List.of(line))
					.append("total", money())
					.append("expiresAt", expiresAt)
					.append("version", version));
		this.sources.store("payments/orders",
				new Document("_id", id).append("status", status.toLowerCase(java.util.Locale.ROOT))
					.append("total", money())
					.append("expiresAt", expiresAt)
					.append("version", version));
		this.sources.store("expiration/deadlines",
				new Document("_id", id).append("expiresAt", expiresAt)
					.append("status", status.equals("CREATED") ? "WAITING" : "ENDED")
					.append("orderVersion", version)
					.append("version", version));
		this.sources.store("orders/idempotentRequests", answer("order:b:" + id, id, 201));
	}

	private void payments() {
		payment("p1", PAID, "CAPTURED", "pi_1");
		payment("p2", LATE, "VOIDED", "pi_2");
		this.sources.intent("pi_1", PAID, "succeeded", 2000);
		this.sources.intent("pi_2", LATE, "canceled", 2000);
		this.sources.taken("pi_1", START.plusSeconds(5));
		this.sources.tell("PAYMENTS", "payment.captured", "p1", 3, START.plusSeconds(5), "{}");
		this.sources.store("payments/idempotentRequests", answer("payment:b:p", "p1", 201));
	}

	void payment(String id, String order, String status, String intent) {
		this.sources.store("payments/payments",
				new Document("_id", id).append("orderId", order)
					.append("buyerId", "b")
					.append("status", status)
					.append("amount", money())
					.append("intentId", intent)
					.append("version", 3L));
	}

	Document answer(String key, String id, int status) {
		return new Document("_id", key).append("reservedId", id)
			.append("status", status)
			.append("body", "{\"id\": \"%s\"}".formatted(id));
	}

	void tell(String order, String event, long version, int second) {
		this.sources.tell("ORDERS", event, order, version, START.plusSeconds(second), "{}");
	}

	static Document money() {
		return new Document("amount", 2000L).append("currency", "EUR");
	}

	/**
	 * Sets what is counted and told of the ticket's admissions.
	 */
	void stock(int free, int held, int sold) {
		for (Document each : List.of(this.sources.stored("orders/availabilities", "t"),
				this.sources.stored("tickets/availability", "t").get("availability", Document.class))) {
			each.append("free", free).append("held", held).append("sold", sold);
		}
	}

	/**
	 * Takes the admission of the paid order back, for money that has arrived or not.
	 */
	void refund(String status) {
		Document refund = new Document("_id", "r1").append("amount", money())
			.append("admissionIds", List.of("a1"))
			.append("requestedBy", "s")
			.append("status", status);
		this.sources.stored("orders/orders", PAID)
			.append("status", "CANCELLED")
			.append("reason", "refunded")
			.append("refunds", List.of(refund))
			.append("version", 3L);
		this.sources.stored("payments/orders", PAID).append("status", "cancelled").append("version", 3L);
		this.sources.stored("expiration/deadlines", PAID).append("orderVersion", 3L);
		this.sources.stored("orders/admissions", "a1").append("state", "free").append("orderId", null);
		tell(PAID, "order.refunded", 3, 20);
		stock(3, 1, 0);
	}

	/**
	 * Moves the deadline of an order, for everybody who knows it.
	 */
	void expires(String order, Instant at) {
		for (String collection : List.of("orders/orders", "payments/orders", "expiration/deadlines")) {
			this.sources.stored(collection, order).append("expiresAt", Date.from(at));
		}
	}

	Report inspect() {
		return Inspection.of(this.sources, this.notes);
	}

	/**
	 * The numbers of what is violated.
	 */
	Set<Integer> violated() {
		Set<Integer> numbers = new TreeSet<>();
		inspect().outcomes()
			.stream()
			.filter((one) -> !one.violations().isEmpty())
			.forEach((one) -> numbers.add(one.number()));
		return numbers;
	}

}
