package dev.ticketing.local.stripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/payment_intents}.
 */
final class PaymentIntents {

	private final Ledger ledger;

	PaymentIntents(Ledger ledger) {
		this.ledger = ledger;
	}

	Answer create(Request request) {
		Form form = request.form();
		PaymentIntent intent = PaymentIntent.create(Terms.in(form), PaymentMethod.in(form), this.ledger.now());
		if (!form.isTrue("confirm")) {
			return this.ledger.add(request, Answer.of(intent));
		}
		return this.ledger.add(request, intent.confirm(null, Challenge.in(request), this.ledger.now()).confirmation());
	}

	Answer retrieve(String id) {
		return Answer.of(this.ledger.get(id));
	}

	Answer confirm(Request request, String id) {
		PaymentMethod paymentMethod = PaymentMethod.in(request.form());
		Challenge challenge = Challenge.in(request);
		return this.ledger.change(request, id,
				(intent) -> intent.confirm(paymentMethod, challenge, this.ledger.now()).confirmation());
	}

	Answer capture(Request request, String id) {
		return this.ledger.change(request, id, (intent) -> Answer
			.of(intent.capture(request.form().number("amount_to_capture", intent.terms().amount()))));
	}

	Answer cancel(Request request, String id) {
		return this.ledger.change(request, id,
				(intent) -> Answer.of(intent.cancel(request.form().get("cancellation_reason"), this.ledger.now())));
	}

	/** The buyer answers, or fails to answer, what the bank asks. */
	PaymentIntent authenticate(String id, boolean well) {
		Answer answer = this.ledger.change(Request.INTERNAL, id,
				(intent) -> Answer.of(intent.authenticated(well, this.ledger.now())));
		if (answer.error() != null) {
			throw new StripeRefusal(answer.status(), answer.error());
		}
		return this.ledger.get(id);
	}

	ObjectNode list(Form form, Charges charges) {
		return new Listing<>("/v1/payment_intents", this.ledger.intents(), PaymentIntent::created,
				(intent) -> charges.expanded(PaymentIntentJson.of(intent), form))
			.page(form, (_) -> true);
	}

}
