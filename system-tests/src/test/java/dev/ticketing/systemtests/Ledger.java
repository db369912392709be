package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What the bank holds: all payment intents of the Stripe simulator, and what it has
 * received by currency. Amounts are in minor units.
 */
record Ledger(@JsonProperty("payment_intents") List<Intent> intents, Map<String, Long> received) {

	List<Intent> of(Order order) {
		return this.intents.stream().filter((intent) -> order.id().equals(intent.orderId())).toList();
	}

	/**
	 * What was taken for an order.
	 */
	long captured(Order order) {
		return of(order).stream().mapToLong(Intent::captured).sum();
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
		 * Nothing was taken or is set aside. An intent may stay like that for ever that
		 * was made when its order was just being cancelled; no card comes near it.
		 */
		boolean holdsNothing() {
			return this.captured == 0 && this.capturable == 0;
		}

		boolean voided() {
			return this.status.equals("canceled") && holdsNothing();
		}

	}

}
