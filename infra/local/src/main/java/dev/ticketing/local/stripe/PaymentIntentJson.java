package dev.ticketing.local.stripe;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ticketing.local.stripe.Standing.Cancellation;
import dev.ticketing.local.stripe.Standing.Decline;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes payment intents and errors as Stripe does.
 */
final class PaymentIntentJson {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final List<String> NEVER_SET = List.of("application", "application_fee_amount", "customer",
			"on_behalf_of", "processing", "receipt_email", "review", "setup_future_usage", "shipping", "source",
			"statement_descriptor", "statement_descriptor_suffix", "transfer_data", "transfer_group");

	private PaymentIntentJson() {
	}

	static ObjectNode of(Answer answer) {
		StripeError error = answer.error();
		if (error == null && answer.refund() != null) {
			return RefundJson.of(answer.refund());
		}
		PaymentIntent told = StripeError.INTERNAL.equals(error) ? null : answer.intent();
		ObjectNode intent = (told != null) ? of(told) : null;
		if (error == null) {
			return (intent != null) ? intent : object();
		}
		ObjectNode node = error(error);
		Decline decline = (answer.intent() != null) ? answer.intent().standing().lastDecline() : null;
		if (decline != null && decline.error().equals(error)) {
			attempt(node, decline);
		}
		if (intent != null) {
			node.set("payment_intent", intent);
		}
		return object().set("error", node);
	}

	static ObjectNode of(PaymentIntent intent) {
		Terms terms = intent.terms();
		Standing standing = intent.standing();
		ObjectNode node = object().put("id", intent.id()).put("object", "payment_intent");
		node.put("amount", terms.amount()).put("amount_capturable", intent.capturable());
		node.put("amount_received", standing.received());
		node.put("capture_method", terms.captureMethod()).put("confirmation_method", "automatic");
		node.put("client_secret", intent.clientSecret()).put("created", intent.created());
		node.put("currency", terms.currency()).put("description", terms.description()).put("livemode", false);
		node.put("status", standing.status().wire()).put("latest_charge", standing.charge());
		node.put("payment_method", (standing.paymentMethod() != null) ? standing.paymentMethod().id() : null);
		node.set("payment_method_types", JSON.valueToTree(List.of("card")));
		node.set("payment_method_options", JSON.valueToTree(Map.of("card", Map.of())));
		node.set("metadata", JSON.valueToTree(terms.metadata()));
		NEVER_SET.forEach(node::putNull);
		ending(node, intent);
		return node;
	}

	private static void ending(ObjectNode node, PaymentIntent intent) {
		Standing standing = intent.standing();
		Cancellation cancellation = standing.cancellation();
		node.put("canceled_at", (cancellation != null) ? cancellation.at() : null);
		node.put("cancellation_reason", (cancellation != null) ? cancellation.reason() : null);
		Decline decline = standing.lastDecline();
		node.set("last_payment_error", (decline != null) ? attempt(error(decline.error()), decline) : null);
		node.set("next_action", authentication(intent));
	}

	private static @Nullable ObjectNode authentication(PaymentIntent intent) {
		if (intent.standing().status() != Status.REQUIRES_ACTION) {
			return null;
		}
		Challenge challenge = Objects.requireNonNullElse(intent.standing().challenge(),
				new Challenge("127.0.0.1", null, false));
		String type = challenge.redirects() ? "redirect_to_url" : "use_stripe_sdk";
		ObjectNode node = object().put("type", type);
		if (challenge.redirects()) {
			node.putObject(type).put("return_url", challenge.returnUrl()).put("url", challenge.page(intent));
		}
		else {
			node.putObject(type).put("type", "three_d_secure_redirect").put("stripe_js", challenge.page(intent));
		}
		return node;
	}

	private static ObjectNode attempt(ObjectNode error, Decline decline) {
		putIfSet(error, "charge", decline.charge());
		error.set("payment_method", of(decline.paymentMethod()));
		return error;
	}

	private static ObjectNode error(StripeError error) {
		ObjectNode node = object().put("type", error.type()).put("message", error.message());
		putIfSet(node, "code", error.code());
		putIfSet(node, "decline_code", error.declineCode());
		putIfSet(node, "param", error.param());
		if (error.code() != null) {
			node.put("doc_url", "https://stripe.com/docs/error-codes/" + error.code().replace('_', '-'));
		}
		return node;
	}

	private static ObjectNode of(PaymentMethod paymentMethod) {
		TestCard card = paymentMethod.card();
		ObjectNode node = object().put("id", paymentMethod.id()).put("object", "payment_method");
		node.put("type", "card").put("livemode", false);
		node.putObject("card").put("brand", card.brand()).put("last4", card.last4());
		return node;
	}

	private static void putIfSet(ObjectNode node, String name, @Nullable String value) {
		if (value != null) {
			node.put(name, value);
		}
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

}
