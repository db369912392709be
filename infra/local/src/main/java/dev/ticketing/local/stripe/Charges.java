package dev.ticketing.local.stripe;

import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/charges}: what the latest attempt of each payment intent has
 * come to.
 */
final class Charges {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Ledger ledger;

	Charges(Ledger ledger) {
		this.ledger = ledger;
	}

	ObjectNode retrieve(String id) {
		return of(this.ledger.charged(id));
	}

	ObjectNode list(Form form) {
		TreeMap<String, PaymentIntent> charged = new TreeMap<>();
		String wanted = form.get("payment_intent");
		for (PaymentIntent intent : this.ledger.intents().values()) {
			String charge = intent.standing().charge();
			if (charge != null && (wanted == null || wanted.equals(intent.id()))) {
				charged.put(charge, intent);
			}
		}
		return new Listing<>("/v1/charges", charged, PaymentIntent::created, this::of).page(form, (_) -> true);
	}

	/** Puts the charge itself where its id stands, if the caller wants that. */
	ObjectNode expanded(ObjectNode intent, Form form) {
		String charge = intent.path("latest_charge").asString(null);
		boolean wanted = form.below("expand").values().stream().anyMatch((path) -> path.endsWith("latest_charge"));
		if (wanted && charge != null) {
			intent.set("latest_charge", retrieve(charge));
		}
		return intent;
	}

	ObjectNode of(PaymentIntent intent) {
		Standing standing = intent.standing();
		long refunded = this.ledger.refunded(intent.id());
		boolean failed = standing.status() == Status.REQUIRES_PAYMENT_METHOD;
		ObjectNode node = JSON.createObjectNode().put("id", standing.charge()).put("object", "charge");
		node.put("amount", intent.terms().amount()).put("amount_captured", standing.received());
		node.put("amount_refunded", refunded).put("refunded", refunded > 0 && refunded == standing.received());
		node.put("captured", standing.status() == Status.SUCCEEDED).put("paid", !failed);
		node.put("status", failed ? "failed" : "succeeded").put("created", intent.created());
		node.put("currency", intent.terms().currency()).put("payment_intent", intent.id()).put("livemode", false);
		node.put("payment_method", paymentMethod(standing)).put("disputed", false);
		node.set("metadata", JSON.valueToTree(intent.terms().metadata()));
		return node;
	}

	private static @Nullable String paymentMethod(Standing standing) {
		return (standing.paymentMethod() != null) ? standing.paymentMethod().id() : null;
	}

}
