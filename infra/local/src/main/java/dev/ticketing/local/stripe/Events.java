package dev.ticketing.local.stripe;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which events a change causes, by the names of https://docs.stripe.com/api/events/types.
 */
final class Events {

	private Events() {
	}

	static List<StripeEvent> of(@Nullable PaymentIntent before, PaymentIntent after, long now) {
		List<StripeEvent> events = new ArrayList<>();
		if (before == null) {
			events.add(StripeEvent.about(after, "payment_intent.created", now));
		}
		String type = (before == null || !before.standing().equals(after.standing())) ? type(after) : null;
		if (type != null) {
			events.add(StripeEvent.about(after, type, now));
		}
		return events;
	}

	private static @Nullable String type(PaymentIntent intent) {
		return switch (intent.standing().status()) {
			case REQUIRES_PAYMENT_METHOD ->
				(intent.standing().lastDecline() != null) ? "payment_intent.payment_failed" : null;
			case REQUIRES_CONFIRMATION -> null;
			case REQUIRES_ACTION -> "payment_intent.requires_action";
			case PROCESSING -> "payment_intent.processing";
			case REQUIRES_CAPTURE -> "payment_intent.amount_capturable_updated";
			case SUCCEEDED -> "payment_intent.succeeded";
			case CANCELED -> "payment_intent.canceled";
		};
	}

	static List<StripeEvent> of(@Nullable Refund before, Refund after, long now) {
		String type = (after.state() == Refund.State.FAILED) ? "refund.failed" : "refund.updated";
		return List.of(StripeEvent.about(after, (before == null) ? "refund.created" : type, now));
	}

}
