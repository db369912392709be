package dev.ticketing.local.stripe;

import dev.ticketing.local.stripe.Standing.Decline;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the latest charge of a payment intent as Stripe does.
 */
final class ChargeJson {

	private static final JsonMapper JSON = JsonMapper.shared();

	private ChargeJson() {
	}

	/**
	 * @param refunded what was given back of what was captured
	 */
	static ObjectNode of(PaymentIntent intent, long refunded) {
		Terms terms = intent.terms();
		Standing standing = intent.standing();
		Decline failure = failure(standing);
		long returned = returned(intent, refunded);
		ObjectNode node = JSON.createObjectNode().put("id", standing.charge()).put("object", "charge");
		node.put("amount", terms.amount()).put("amount_captured", standing.received());
		node.put("amount_refunded", returned).put("refunded", returned == terms.amount());
		node.put("captured", standing.status() == Status.SUCCEEDED).put("paid", failure == null);
		node.put("status", (failure != null) ? "failed" : "succeeded").put("created", intent.created());
		node.put("currency", terms.currency()).put("payment_intent", intent.id()).put("livemode", false);
		node.put("description", terms.description()).put("disputed", false).putNull("balance_transaction");
		node.put("failure_code", (failure != null) ? failure.error().code() : null);
		node.put("failure_message", (failure != null) ? failure.error().message() : null);
		node.set("metadata", JSON.valueToTree(terms.metadata()));
		card(node, intent, (failure != null) ? failure.paymentMethod() : standing.paymentMethod());
		return node;
	}

	private static void card(ObjectNode node, PaymentIntent intent, @Nullable PaymentMethod paymentMethod) {
		if (paymentMethod == null) {
			return;
		}
		node.put("payment_method", paymentMethod.id());
		ObjectNode card = node.putObject("payment_method_details").put("type", "card").putObject("card");
		card.put("brand", paymentMethod.card().brand()).put("last4", paymentMethod.card().last4());
		if (intent.capturable() > 0) {
			card.put("capture_before", intent.captureBefore());
		}
	}

	// What was set aside and is let go counts as given back too.
	private static long returned(PaymentIntent intent, long refunded) {
		Standing standing = intent.standing();
		return switch (standing.status()) {
			case SUCCEEDED -> intent.terms().amount() - standing.received() + refunded;
			case CANCELED -> (failure(standing) == null) ? intent.terms().amount() : 0;
			default -> 0;
		};
	}

	private static @Nullable Decline failure(Standing standing) {
		Decline decline = standing.lastDecline();
		return (decline != null && decline.charge() != null) ? decline : null;
	}

}
