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
		node.putObject("request").putNull("id").put("idempotency_key", event.key());
		node.putObject("data").set("object", object(event));
		return node;
	}

	/** Another event, about a payment that was never made. */
	static ObjectNode forged(StripeEvent event) {
		ObjectNode node = of(event).put("id", Ids.next("evt_")).put("type", "payment_intent.succeeded");
		if (event.intent() != null) {
			ObjectNode intent = PaymentIntentJson.of(event.intent()).put("status", "succeeded");
			node.putObject("data").set("object", intent.put("amount_received", event.intent().terms().amount()));
		}
		return node;
	}

	private static ObjectNode object(StripeEvent event) {
		if (event.type().startsWith("refund.") || event.type().startsWith("charge.refund.")) {
			return RefundJson.of(Objects.requireNonNull(event.refund()));
		}
		PaymentIntent intent = Objects.requireNonNull(event.intent());
		return event.type().startsWith("charge.")
				? ChargeJson.of(intent, Objects.requireNonNullElse(event.refunded(), 0L))
				: PaymentIntentJson.of(intent);
	}

}
