package dev.ticketing.local.stripe;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes refunds as Stripe does.
 */
final class RefundJson {

	private static final JsonMapper JSON = JsonMapper.shared();

	private RefundJson() {
	}

	static ObjectNode of(Refund refund) {
		ObjectNode node = JSON.createObjectNode().put("id", refund.id()).put("object", "refund");
		node.put("amount", refund.amount()).put("currency", refund.currency()).put("created", refund.created());
		node.put("charge", refund.chargeId()).put("payment_intent", refund.intentId());
		node.put("reason", refund.reason()).put("status", refund.state().wire());
		node.putNull("balance_transaction").putNull("receipt_number");
		if (refund.failure() != null) {
			node.put("failure_reason", refund.failure());
		}
		node.set("metadata", JSON.valueToTree(refund.metadata()));
		return node;
	}

}
