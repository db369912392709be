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
		this.received.forEach((currency, sum) -> more.put(currency, sum - before.received.getOrDefault(currency, 0L)));
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
		if (order.complete() && kept(order) == order.minorUnits() - order.refunded()) {
			return COMPLETE;
		}
		return (order.cancelled() && nothingHeld) ? CANCELLED : order.status() + " " + of(order);
	}

	/**
	 * What was taken for an order and not given back.
	 */
	long kept(Order order) {
		return of(order).stream().mapToLong(Intent::kept).sum();
	}

	/**
	 * All that was taken in a currency and not given back.
	 */
	long kept(String currency) {
		String code = currency.toLowerCase(java.util.Locale.ROOT);
		long refunded = this.intents.stream()
			.filter((intent) -> intent.currency().equals(code))
			.mapToLong(Intent::refunded)
			.sum();
		return this.received.getOrDefault(code, 0L) - refunded;
	}

	record Intent(String id, String status, String currency, long amount,
			@JsonProperty("amount_captured") long captured, @JsonProperty("amount_refunded") long refunded,
			@JsonProperty("amount_capturable") long capturable, Map<String, String> metadata) {

		String orderId() {
			return this.metadata.getOrDefault("orderId", "");
		}

		long kept() {
			return this.captured - this.refunded;
		}

		/**
		 * Nothing is kept or set aside. An intent may stay like that that was made when
		 * its order was just being cancelled, or whose id did not arrive; no card comes
		 * near it, and comparing the books cancels it.
		 */
		boolean holdsNothing() {
			return kept() == 0 && this.capturable == 0;
		}

		boolean voided() {
			return this.status.equals("canceled") && holdsNothing();
		}

	}

}
