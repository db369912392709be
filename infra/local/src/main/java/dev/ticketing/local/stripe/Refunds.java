package dev.ticketing.local.stripe;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls below {@code /v1/refunds}. Most refunds arrive at once; those to two of the
 * test cards are pending for a moment, and arrive or fail after it.
 */
final class Refunds {

	private static final Duration UNDERWAY = Duration.ofSeconds(2);

	private final Ledger ledger;

	private final ExecutorService threads;

	Refunds(Ledger ledger, ExecutorService threads) {
		this.ledger = ledger;
		this.threads = threads;
	}

	/** Goes on with what was underway when the simulator ended. */
	void resume() {
		this.ledger.refunds()
			.values()
			.stream()
			.filter((refund) -> refund.state() == Refund.State.PENDING)
			.forEach(this::settleLater);
	}

	Answer create(Request request) {
		Form form = request.form();
		String intentId = intentId(form);
		Answer answer = this.ledger.refund(request, intentId, (intent) -> refund(form, intent));
		Refund refund = answer.refund();
		if (refund != null && refund.state() == Refund.State.PENDING) {
			settleLater(refund);
		}
		return answer;
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
		return this.ledger.charged(charge).id();
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
				(course(intent) == RefundCourse.AT_ONCE) ? Refund.State.SUCCEEDED : Refund.State.PENDING,
				form.get("reason"), form.below("metadata"), this.ledger.now(), null);
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

	private static RefundCourse course(PaymentIntent intent) {
		PaymentMethod card = intent.standing().paymentMethod();
		return (card != null) ? card.card().refunds() : RefundCourse.AT_ONCE;
	}

	private void settleLater(Refund refund) {
		this.threads.execute(() -> {
			try {
				Thread.sleep(UNDERWAY);
				settle(refund.id(), course(this.ledger.get(refund.intentId())) == RefundCourse.LATER);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	/** Ends a pending refund; does nothing to another. */
	Refund settle(String id, boolean arrived) {
		return this.ledger.change(id,
				(refund) -> (refund.state() == Refund.State.PENDING) ? refund.settled(arrived) : refund);
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
