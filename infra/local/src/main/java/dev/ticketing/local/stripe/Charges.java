package dev.ticketing.local.stripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/charges}: every attempt to charge a card.
 */
final class Charges {

	private final Ledger ledger;

	Charges(Ledger ledger) {
		this.ledger = ledger;
	}

	ObjectNode retrieve(String id) {
		return of(this.ledger.charge(id));
	}

	ObjectNode list(Form form) {
		String wanted = form.get("payment_intent");
		return new Listing<>("/v1/charges", this.ledger.charges(), PaymentIntent::created, this::of).page(form,
				(intent) -> wanted == null || wanted.equals(intent.id()));
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

	private ObjectNode of(PaymentIntent intent) {
		return ChargeJson.of(intent, this.ledger.refunded(intent.id()));
	}

}
