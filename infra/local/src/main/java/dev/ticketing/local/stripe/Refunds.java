package dev.ticketing.local.stripe;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/refunds}. Most refunds arrive at once; with two of the test
 * cards they are pending for a moment, or come back after one.
 */
final class Refunds {

	private final Ledger ledger;

	Refunds(Ledger ledger) {
		this.ledger = ledger;
	}

	Answer create(Request request) {
		Form form = request.form();
		String intentId = intentId(form);
		return this.ledger.refund(request, intentId, (intent) -> refund(form, intent));
	}

	private String intentId(Form form) {
		String intent = form.get("payment_intent");
		String charge = form.get("charge");
		if (intent != null) {
			return this.ledger.get(intent).id();
		}
		if (charge == null) {
			throw StripeRefusal.invalid(
					"One of the following params should be provided for this request: " + "payment_intent or charge.",
					"parameter_missing", "payment_intent");
		}
		return this.ledger.charge(charge).id();
	}

	private Refund refund(Form form, PaymentIntent intent) {
		Standing standing = intent.standing();
		if (standing.status() != Status.SUCCEEDED || standing.charge() == null) {
			throw StripeRefusal.invalid(
					"This PaymentIntent (" + intent.id() + ") does not have a successful charge to refund.",
					"payment_intent_unexpected_state", null);
		}
		long left = standing.received() - this.ledger.refunded(intent.id());
		if (left == 0) {
			throw StripeRefusal.invalid("Charge " + standing.charge() + " has already been refunded.",
					"charge_already_refunded", null);
		}
		long amount = form.number("amount", left);
		check(amount, left, intent);
		return new Refund(Ids.next("re_"), intent.id(), standing.charge(), amount, intent.terms().currency(),
				RefundCourse.of(intent).first(), form.get("reason"), form.below("metadata"), this.ledger.now(), null);
	}

	private static void check(long amount, long left, PaymentIntent intent) {
		if (amount < 1) {
			throw StripeRefusal.invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer",
					"amount");
		}
		if (amount > left) {
			throw StripeRefusal
				.invalid(
						"Refund amount (%d %s) is greater than unrefunded amount on charge (%d %s)".formatted(amount,
								intent.terms().currency(), left, intent.terms().currency()),
						"amount_too_large", "amount");
		}
	}

	/** Lets the money arrive or come back; does nothing where it has done so already. */
	Refund settle(String id, boolean arrived) {
		return this.ledger.change(id, (refund) -> refund.canSettle(arrived) ? refund.settled(arrived) : refund);
	}

	ObjectNode retrieve(String id) {
		return RefundJson.of(this.ledger.refund(id));
	}

	ObjectNode list(Form form) {
		Predicate<Refund> wanted = (refund) -> equal(form.get("payment_intent"), refund.intentId())
				&& equal(form.get("charge"), refund.chargeId());
		return new Listing<>("/v1/refunds", this.ledger.refunds(), Refund::created, RefundJson::of).page(form, wanted);
	}

	private static boolean equal(@Nullable String wanted, String value) {
		return wanted == null || wanted.equals(value);
	}

}
