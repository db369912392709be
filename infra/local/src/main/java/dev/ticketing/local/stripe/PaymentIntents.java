package dev.ticketing.local.stripe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/payment_intents}.
 */
final class PaymentIntents {

	private static final int MOST_LISTED = 100;

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
		return this.ledger.add(request, intent.confirm(null, form.get("return_url")).confirmation());
	}

	Answer retrieve(String id) {
		return Answer.of(this.ledger.get(id));
	}

	Answer confirm(Request request, String id) {
		Form form = request.form();
		PaymentMethod paymentMethod = PaymentMethod.in(form);
		return this.ledger.change(request, id,
				(intent) -> intent.confirm(paymentMethod, form.get("return_url")).confirmation());
	}

	Answer capture(Request request, String id) {
		return this.ledger.change(request, id, (intent) -> Answer
			.of(intent.capture(request.form().number("amount_to_capture", intent.terms().amount()))));
	}

	Answer cancel(Request request, String id) {
		return this.ledger.change(request, id,
				(intent) -> Answer.of(intent.cancel(request.form().get("cancellation_reason"), this.ledger.now())));
	}

	ObjectNode list(Form form) {
		long limit = form.number("limit", 10);
		if (limit < 1 || limit > MOST_LISTED) {
			throw StripeRefusal.invalid("Invalid limit: must be between 1 and 100", "parameter_invalid_integer",
					"limit");
		}
		LongPredicate wanted = created(form);
		List<PaymentIntent> found = page(form.get("starting_after")).stream()
			.filter((intent) -> wanted.test(intent.created()))
			.limit(limit + 1)
			.toList();
		ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list").put("url", "/v1/payment_intents");
		list.put("has_more", found.size() > limit);
		ArrayNode data = list.putArray("data");
		found.stream().limit(limit).map(PaymentIntentJson::of).forEach(data::add);
		return list;
	}

	private Collection<PaymentIntent> page(@Nullable String startingAfter) {
		return (startingAfter != null) ? this.ledger.before(startingAfter) : this.ledger.newestFirst();
	}

	private static LongPredicate created(Form form) {
		LongPredicate wanted = (_) -> true;
		for (Map.Entry<String, String> bound : form.below("created").entrySet()) {
			long time = form.number("created[" + bound.getKey() + "]", 0);
			wanted = wanted.and(switch (bound.getKey()) {
				case "gte" -> (created) -> created >= time;
				case "gt" -> (created) -> created > time;
				case "lte" -> (created) -> created <= time;
				case "lt" -> (created) -> created < time;
				default -> throw StripeRefusal.invalid("Received unknown parameter: created[" + bound.getKey() + "]",
						"parameter_unknown", "created");
			});
		}
		return wanted;
	}

}
