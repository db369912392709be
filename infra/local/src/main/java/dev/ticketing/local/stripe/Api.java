package dev.ticketing.local.stripe;

import java.util.Collection;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * Which call of Stripe's API a request means.
 */
final class Api {

	private final Ledger ledger;

	private final PaymentIntents intents;

	private final Refunds refunds;

	private final Charges charges;

	Api(Ledger ledger, PaymentIntents intents, Refunds refunds) {
		this.ledger = ledger;
		this.intents = intents;
		this.refunds = refunds;
		this.charges = new Charges(ledger);
	}

	/** Answers a GET. */
	ObjectNode read(Request request) {
		List<String> path = path(request);
		String id = (path.size() == 2) ? path.get(1) : "";
		return switch (path.getFirst() + ((path.size() == 2) ? "/id" : "")) {
			case "payment_intents" -> this.intents.list(request.form(), this.charges);
			case "payment_intents/id" ->
				this.charges.expanded(PaymentIntentJson.of(this.intents.retrieve(id)), request.form());
			case "refunds" -> this.refunds.list(request.form());
			case "refunds/id" -> this.refunds.retrieve(id);
			case "charges" -> this.charges.list(request.form());
			case "charges/id" -> this.charges.retrieve(id);
			case "events" -> events(request.form());
			case "events/id" -> event(id);
			default -> throw unknown(request);
		};
	}

	private ObjectNode events(Form form) {
		String type = form.get("type");
		Collection<String> types = form.below("types").values();
		return new Listing<>("/v1/events", this.ledger.events().all(), StripeEvent::created, EventJson::of).page(form,
				(event) -> (type == null || type.equals(event.type()))
						&& (types.isEmpty() || types.contains(event.type())));
	}

	private ObjectNode event(String id) {
		StripeEvent event = this.ledger.events().all().get(id);
		if (event == null) {
			throw StripeRefusal.missing("/v1/events", id);
		}
		return EventJson.of(event);
	}

	/** Does what a POST asks for. */
	Answer execute(Request request) {
		if (!request.method().equals("POST")) {
			throw unknown(request);
		}
		List<String> path = path(request);
		if (path.size() == 1) {
			return switch (path.getFirst()) {
				case "payment_intents" -> this.intents.create(request);
				case "refunds" -> this.refunds.create(request);
				default -> throw unknown(request);
			};
		}
		if (path.size() != 3 || !path.getFirst().equals("payment_intents")) {
			throw unknown(request);
		}
		return switch (path.getLast()) {
			case "confirm" -> this.intents.confirm(request, path.get(1));
			case "capture" -> this.intents.capture(request, path.get(1));
			case "cancel" -> this.intents.cancel(request, path.get(1));
			default -> throw unknown(request);
		};
	}

	private static List<String> path(Request request) {
		if (!request.path().startsWith("/v1/")) {
			throw unknown(request);
		}
		return List.of(request.path().substring("/v1/".length()).split("/", -1));
	}

	private static StripeRefusal unknown(Request request) {
		return new StripeRefusal(404, StripeError
			.invalid("Unrecognized request URL (" + request.method() + ": " + request.path() + ").", null, null));
	}

}
