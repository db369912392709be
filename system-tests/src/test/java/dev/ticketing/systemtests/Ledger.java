package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the bank holds: all payment intents of the Stripe simulator, and what it has
 * received by currency. Amounts are in minor units.
 */
record Ledger(@JsonProperty("payment_intents") List<Intent> intents, Map<String, Long> received) {

	static final String COMPLETE = "complete and captured";

	static final String CANCELLED = "cancelled and let go";

	/**
	 * What has come to it since it was like that.
	 */
	Ledger since(Ledger before) {
		Set<String> known = before.intents.stream().map(Intent::id).collect(Collectors.toSet());
		Map<String, Long> more = new TreeMap<>();
		this.received.forEach((currency, sum) -> more.put(currency, sum - before.received(currency)));
		return new Ledger(this.intents.stream().filter((intent) -> !known.contains(intent.id())).toList(), more);
	}

	List<Intent> of(Order order) {
		return this.intents.stream().filter((intent) -> order.id().equals(intent.orderId())).toList();
	}

	/**
	 * What was taken for an order.
	 */
	long captured(Order order) {
		return of(order).stream().mapToLong(Intent::captured).sum();
	}

	/**
	 * How an order ended, and the money with it. There are two legal ways.
	 */
	String end(Order order) {
		boolean nothingHeld = of(order).stream().allMatch(Intent::holdsNothing);
		if (order.complete() && captured(order) == order.minorUnits()) {
			return COMPLETE;
		}
		return (order.cancelled() && nothingHeld) ? CANCELLED : order.status() + " " + of(order);
	}

	long received(String currency) {
		return this.received.getOrDefault(currency.toLowerCase(java.util.Locale.ROOT), 0L);
	}

	record Intent(String id, String status, long amount, @JsonProperty("amount_captured") long captured,
			@JsonProperty("amount_capturable") long capturable, Map<String, String> metadata) {

		String orderId() {
			return this.metadata.getOrDefault("orderId", "");
		}

		/**
		 * Nothing was taken or is set aside. An intent may stay like that that was made
		 * when its order was just being cancelled, or whose id did not arrive; no card
		 * comes near it, and comparing the books cancels it.
		 */
		boolean holdsNothing() {
			return this.captured == 0 && this.capturable == 0;
		}

		boolean voided() {
			return this.status.equals("canceled") && holdsNothing();
		}

	}

}
