package dev.ticketing.local.stripe;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Stripe does not have: the hand that plays the buyer, the bank and the bad luck.
 */
final class Control {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Ledger ledger;

	private final PaymentIntents intents;

	private final Refunds refunds;

	private final Faults faults;

	private final LedgerPage page;

	Control(Ledger ledger, PaymentIntents intents, Refunds refunds, Faults faults) {
		this.ledger = ledger;
		this.intents = intents;
		this.refunds = refunds;
		this.faults = faults;
		this.page = new LedgerPage(ledger);
	}

	void answer(Wire wire) throws IOException {
		List<String> path = List.of(wire.path().substring(1).split("/", -1));
		switch (wire.method() + " " + ((path.size() > 1) ? path.get(1) : "")) {
			case "GET " -> wire.writeHtml(this.page.html());
			case "GET health" -> wire.writeHtml("ok");
			case "GET ledger" -> this.page.write(wire.jsonBody());
			case "GET faults" -> wire.write(200, this.faults.json());
			case "POST faults" -> plan(wire, json(wire));
			case "DELETE faults" -> plan(wire, JSON.createObjectNode());
			case "GET authenticate" -> wire.writeHtml(question(wire.request().form(), path));
			case "POST authenticate" -> answered(wire, wire.request().form(), path);
			case "POST payment_intents" -> move(wire, path);
			case "POST refunds" -> wire.write(200, RefundJson.of(this.refunds.settle(named(path), well(json(wire)))));
			default -> throw new StripeRefusal(404, StripeError.invalid("There is no " + wire.path(), null, null));
		}
	}

	private void plan(Wire wire, JsonNode plan) throws IOException {
		this.faults.plan(plan);
		wire.write(200, this.faults.json());
	}

	private void move(Wire wire, List<String> path) throws IOException {
		String id = named(path);
		PaymentIntent after = switch (path.getLast()) {
			case "authenticate" -> this.intents.authenticate(id, well(json(wire)));
			case "lapse" -> this.ledger.lapse(this.ledger.get(id).id());
			default -> throw new StripeRefusal(404, StripeError.invalid("There is no " + wire.path(), null, null));
		};
		wire.write(200, PaymentIntentJson.of(after));
	}

	private String question(Form form, List<String> path) {
		return AuthenticationPage.question(known(form, path), form.get("return_url"));
	}

	private void answered(Wire wire, Form form, List<String> path) throws IOException {
		PaymentIntent intent = known(form, path);
		if (intent.standing().status() == Status.REQUIRES_ACTION) {
			this.intents.authenticate(intent.id(), "succeed".equals(form.get("outcome")));
		}
		String next = form.get("return_url");
		if (next != null && AuthenticationPage.isPage(next)) {
			wire.redirect(next);
		}
		else {
			wire.writeHtml(AuthenticationPage.done());
		}
	}

	// Whoever has the client secret is the buyer.
	private PaymentIntent known(Form form, List<String> path) {
		PaymentIntent intent = this.ledger.get(named(path));
		if (!intent.clientSecret().equals(form.get("client_secret"))) {
			throw StripeRefusal.invalid("The client_secret provided does not match this PaymentIntent.",
					"payment_intent_client_secret_mismatch", "client_secret");
		}
		return intent;
	}

	private static String named(List<String> path) {
		return (path.size() > 2) ? path.get(2) : "";
	}

	private static JsonNode json(Wire wire) throws IOException {
		try {
			byte[] body = wire.body();
			return (body.length == 0) ? JSON.createObjectNode() : JSON.readTree(body);
		}
		catch (JacksonException ex) {
			throw StripeRefusal.invalid("The body is not JSON: " + ex.getOriginalMessage(), null, null);
		}
	}

	private static boolean well(JsonNode json) {
		return switch (json.path("outcome").asString("")) {
			case "succeed" -> true;
			case "fail" -> false;
			default -> throw StripeRefusal.invalid("outcome is either succeed or fail", null, "outcome");
		};
	}

}
