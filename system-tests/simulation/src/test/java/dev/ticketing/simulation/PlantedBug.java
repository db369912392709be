package dev.ticketing.simulation;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.ticketing.messaging.SimulatedMessaging.Envelope;
import dev.ticketing.orders.order.OrderBugs;
import org.bson.Document;

/**
 * Mistakes that somebody could make, each of which must be found.
 */
enum PlantedBug {

	NONE("", 0),
	/** Takes an admission whoever has it. */
	CLAIM_UNGUARDED("was taken from order", 2),
	/** Gives an admission back whoever has it. */
	RELEASE_UNGUARDED("was taken from order", 558),
	/** Ends an order however it stands by now. */
	DECISION_UNGUARDED("has lost its admissions", 38),
	/** Lets an older state of an order take the place of a newer one. */
	REPLICA_UNGUARDED("payments takes order", 6),
	/** Keeps two payments for one order. */
	TWO_PAYMENTS("it never comes to rest", 1),
	/** Says that an event is handled before it is. */
	ACKNOWLEDGED_FIRST("payments takes order", 187),
	/** Loses every other completed order on the way to the broker. */
	EVENTS_LOST("taken 0 times at rest", 6),
	/** Does not hear that an order was cancelled. */
	VOID_FORGOTTEN("payments takes order", 0),
	/** Takes the money together with the bank's promise. */
	CAPTURED_AT_ONCE("was captured while its order was CREATED", 1),
	/** Never looks for steps that somebody else has left. */
	NO_COMPLETER("it never comes to rest: payments/payments", 75),
	/** Never looks for events that somebody else has left. */
	NO_SWEEP("it never comes to rest: orders/orders", 10),
	/** Never looks for claims without an order. */
	NO_REPAIR("it never comes to rest: orders/admissions", 12),
	/** Frees a claim without making sure that its order can't come any more. */
	NO_TOMBSTONE("has lost its admissions", 116),
	/** Gives admissions back first, and decides then. */
	RELEASED_FIRST("was taken from order", 0);

	private final String sign;

	private final long seed;

	private int seen;

	/**
	 * @param sign by what it is found
	 * @param seed with which it was, when this was written
	 */
	PlantedBug(String sign, long seed) {
		this.sign = sign;
		this.seed = seed;
	}

	/**
	 * What is said of a world with the mistake in it.
	 */
	String sign() {
		return this.sign;
	}

	/**
	 * A seed that is likely to show it.
	 */
	long seed() {
		return this.seed;
	}

	/**
	 * Begins anew.
	 */
	void reset() {
		this.seen = 0;
	}

	/**
	 * Changes what is sent to a store.
	 */
	void change(String collection, Document command) {
		if (!command.containsKey("update")) {
			return;
		}
		Document update = command.getList("updates", Document.class).getFirst();
		Document filter = update.get("q", Document.class);
		Document change = update.get("u", Document.class);
		switch (this) {
			case CLAIM_UNGUARDED ->
				unguard(collection.equals("admissions") && sets(change, "orderId"), update, "orderId");
			case RELEASE_UNGUARDED ->
				unguard(collection.equals("admissions") && change.containsKey("$unset"), update, "orderId");
			case DECISION_UNGUARDED ->
				unguard(collection.equals("orders") && change.containsKey("outbox"), update, "version");
			case REPLICA_UNGUARDED ->
				unguard(collection.equals("orders") && filter.get("version") instanceof Document, update, "version");
			default -> {
			}
		}
	}

	private static boolean sets(Document change, String field) {
		return change.get("$set") instanceof Document set && set.containsKey(field);
	}

	private static void unguard(boolean it, Document update, String field) {
		if (it) {
			Document filter = new Document(update.get("q", Document.class));
			filter.remove(field);
			update.put("q", filter);
		}
	}

	Set<String> heard(String service, Set<String> types) {
		boolean deaf = this == VOID_FORGOTTEN && service.equals("payments");
		return types.stream().filter((type) -> !deaf || !type.contains("order.cancelled")).collect(Collectors.toSet());
	}

	boolean keeps(Envelope event) {
		return this != EVENTS_LOST || !event.type().contains("order.completed") || this.seen++ % 2 != 0;
	}

	boolean acknowledgesFirst() {
		return this == ACKNOWLEDGED_FIRST;
	}

	boolean capturesAtOnce() {
		return this == CAPTURED_AT_ONCE;
	}

	boolean does(String chore) {
		return switch (chore) {
			case "finish" -> this != NO_COMPLETER;
			case "sweep" -> this != NO_SWEEP;
			case "repair" -> this != NO_REPAIR;
			default -> true;
		};
	}

	/**
	 * Puts the mistake in the place of a component.
	 */
	Consumer<Instance> component() {
		return switch (this) {
			case NO_TOMBSTONE -> (instance) -> instance.exchange("repairAdmissions.Repairs",
					OrderBugs.noTombstone(instance.components()));
			case RELEASED_FIRST ->
				(instance) -> instance.exchange("decideOrder", OrderBugs.releasedFirst(instance.components()));
			default -> (instance) -> {
			};
		};
	}

}
