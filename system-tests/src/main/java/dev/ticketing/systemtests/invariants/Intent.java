package dev.ticketing.systemtests.invariants;

import java.util.Locale;

import tools.jackson.databind.JsonNode;

/**
 * A payment intent, as the bank has it.
 *
 * @param captured what was taken, in minor units
 * @param capturable what is set aside
 * @param refunded what was given back, or is on its way
 * @param currency in capitals
 */
record Intent(String id, String orderId, String status, long amount, long captured, long capturable, long refunded,
		String currency) {

	static Intent of(JsonNode intent) {
		return new Intent(intent.path("id").asString(), intent.path("metadata").path("orderId").asString(""),
				intent.path("status").asString(), intent.path("amount").asLong(),
				intent.path("amount_captured").asLong(), intent.path("amount_capturable").asLong(),
				intent.path("amount_refunded").asLong(), intent.path("currency").asString().toUpperCase(Locale.ROOT));
	}

	@Override
	public String toString() {
		return "Intent %s (%s, %d of %d %s taken)".formatted(this.id, this.status, this.captured, this.amount,
				this.currency);
	}

}
