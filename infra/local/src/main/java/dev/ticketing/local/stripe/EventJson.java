package dev.ticketing.local.stripe;

import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as Stripe does.
 */
final class EventJson {

	// What stripe-java 33 asks for; a webhook endpoint gets events in its own version.
	private static final String API_VERSION = "2026-07-29.dahlia";

	private static final JsonMapper JSON = JsonMapper.shared();

	private EventJson() {
	}

	static ObjectNode of(StripeEvent event) {
		ObjectNode node = JSON.createObjectNode().put("id", event.id()).put("object", "event");
		node.put("api_version", API_VERSION).put("created", event.created()).put("livemode", false);
		node.put("pending_webhooks", 1).put("type", event.type());
		node.putObject("request").putNull("id").putNull("idempotency_key");
		node.putObject("data").set("object", object(event));
		return node;
	}

	private static ObjectNode object(StripeEvent event) {
		return (event.intent() != null) ? PaymentIntentJson.of(event.intent())
				: RefundJson.of(Objects.requireNonNull(event.refund()));
	}

}
