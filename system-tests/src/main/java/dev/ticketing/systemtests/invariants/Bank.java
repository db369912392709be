package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the bank has done.
 *
 * @param captures when money was taken, to the second, by intent
 */
record Bank(List<Intent> intents, Map<String, Instant> captures) {

	static @Nullable Bank of(@Nullable JsonNode ledger) {
		if (ledger == null) {
			return null;
		}
		return new Bank(ledger.path("payment_intents").valueStream().map(Intent::of).toList(),
				ledger.path("events")
					.valueStream()
					.filter((event) -> event.path("type").asString().equals("payment_intent.succeeded"))
					.collect(Collectors.toMap((event) -> event.path("payment_intent").asString(),
							(event) -> Instant.ofEpochSecond(event.path("created").asLong()),
							(first, second) -> first)));
	}

	Map<String, List<Intent>> byOrder() {
		return this.intents.stream().collect(Collectors.groupingBy(Intent::orderId));
	}

}
