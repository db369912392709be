package dev.ticketing.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.ticketing.events.Event;
import dev.ticketing.events.OrderEvent;
import dev.ticketing.messaging.SimulatedMessaging.Envelope;
import dev.ticketing.payments.stripe.Intent.State;
import org.bson.Document;

/**
 * What must hold of a world at rest.
 */
final class Invariants {

	private final World world;

	private final List<Buyer> buyers;

	private final Map<String, Document> orders = new HashMap<>();

	Invariants(World world, List<Buyer> buyers) {
		this.world = world;
		this.buyers = buyers;
		all("orders", "orders").forEach((order) -> this.orders.put(order.getString("_id"), order));
	}

	void check() {
		everyTicketAddsUp();
		everyAdmissionBelongsToItsOrder();
		everyCompleteOrderHasWhatItSold();
		moneyFollowsTheOrder();
		nothingEndsTooEarlyOrForABadReason();
		copiesAreAsTheirOwners();
		whatWasPromisedHolds();
	}

	private void everyTicketAddsUp() {
		for (Document availability : all("orders", "availabilities")) {
			String ticketId = availability.getString("_id");
			Map<String, Integer> counts = new HashMap<>();
			this.world.store()
				.find("orders", "admissions", new Document("ticketId", ticketId))
				.forEach((admission) -> counts.merge(admission.getString("state"), 1, Integer::sum));
			int all = counts.values().stream().mapToInt(Integer::intValue).sum();
			check(all == availability.getInteger("quantity"), "ticket %s has %s, but should have %d in all", ticketId,
					counts, availability.getInteger("quantity"));
			for (String state : List.of("free", "held", "sold")) {
				check(availability.getInteger(state).equals(counts.getOrDefault(state, 0)),
						"of ticket %s, %d are said to be %s, and there are %s", ticketId,
						availability.getInteger(state), state, counts);
			}
		}
	}

	private void everyAdmissionBelongsToItsOrder() {
		for (Document admission : all("orders", "admissions")) {
			String owner = admission.getString("orderId");
			Document order = (owner != null) ? this.orders.get(owner) : null;
			check(owner == null || (order != null && is(order, "COMPLETE") && sold(order).contains(id(admission))),
					"admission %s belongs to %s, which is %s", id(admission), owner, order);
			check((owner == null) == admission.getString("state").equals("free"), "admission %s", admission);
		}
	}

	private void everyCompleteOrderHasWhatItSold() {
		this.orders.values().stream().filter((order) -> is(order, "COMPLETE")).forEach((order) -> {
			List<Document> owned = this.world.store().find("orders", "admissions", new Document("orderId", id(order)));
			check(owned.size() == sold(order).size(), "order %s is complete and has %d of its %d admissions", id(order),
					owned.size(), sold(order).size());
		});
	}

	private void moneyFollowsTheOrder() {
		Map<String, Integer> taken = new HashMap<>();
		for (Bank.Account account : this.world.bank().accounts().values()) {
			Document order = this.orders.get(account.orderId);
			Document total = order.get("total", Document.class);
			taken.merge(account.orderId, account.takenAt.size(), Integer::sum);
			check(account.state != State.HELD && account.state != State.ACTION, "%s at rest", account);
			check(account.takenAt.isEmpty() || (account.amount == total.getLong("amount")), "%s over %d of %s", account,
					account.amount, total);
		}
		this.orders.forEach((id, order) -> check(taken.getOrDefault(id, 0) == (is(order, "COMPLETE") ? 1 : 0),
				"order %s is %s, and was charged %d times", id, order.get("status"), taken.getOrDefault(id, 0)));
	}

	private void nothingEndsTooEarlyOrForABadReason() {
		for (Document order : this.orders.values()) {
			check(!"admissions-lost".equals(order.getString("reason")), "order %s has lost its admissions", id(order));
		}
		for (Envelope envelope : this.world.broker().stream()) {
			Event event = envelope.read();
			if (event instanceof OrderEvent.OrderCancelled cancelled && "expired".equals(cancelled.order().reason())) {
				Instant at = this.world.toldAt(envelope);
				check(!at.isBefore(cancelled.order().expiresAt()), "order %s, which had time until %s, expired at %s",
						cancelled.order().id(), cancelled.order().expiresAt(), at);
			}
		}
	}

	private void copiesAreAsTheirOwners() {
		Map<String, Document> copies = new HashMap<>();
		all("payments", "orders").forEach((copy) -> copies.put(id(copy), copy));
		Map<String, Document> deadlines = new HashMap<>();
		all("expiration", "deadlines").forEach((deadline) -> deadlines.put(id(deadline), deadline));
		this.orders.values().stream().filter((order) -> !sold(order).isEmpty()).forEach((order) -> {
			Document copy = copies.getOrDefault(id(order), new Document());
			check(order.getLong("version").equals(copy.getLong("version"))
					&& order.getString("status").equalsIgnoreCase(copy.getString("status")),
					"payments takes order %s for %s", order, copy);
			Document deadline = deadlines.getOrDefault(id(order), new Document());
			check(deadline.getString("status") != null && !is(deadline, "WAITING"), "expiration still waits for %s: %s",
					id(order), deadline);
		});
	}

	private void whatWasPromisedHolds() {
		for (Buyer buyer : this.buyers) {
			Document order = this.orders.get(buyer.orderId());
			check(!buyer.has() || (order != null && !sold(order).isEmpty()), "order %s was promised and is not there",
					buyer.orderId());
			check(!buyer.cancelled() || (order != null && is(order, "CANCELLED")),
					"order %s was said to be cancelled, and is %s", buyer.orderId(), order);
		}
	}

	private List<String> sold(Document order) {
		List<String> admissions = new ArrayList<>();
		order.getList("lines", Document.class)
			.forEach((line) -> admissions.addAll(line.getList("admissionIds", String.class)));
		return admissions;
	}

	private List<Document> all(String database, String collection) {
		return this.world.store().find(database, collection, new Document());
	}

	private static boolean is(Document document, String status) {
		return status.equals(document.getString("status"));
	}

	private static String id(Document document) {
		return document.getString("_id");
	}

	private void check(boolean holds, String otherwise, Object... details) {
		if (!holds) {
			this.world.violated(otherwise.formatted(details));
		}
	}

}
