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

	static List<String> of(@Nullable PaymentIntent before, PaymentIntent after) {
		List<String> types = new ArrayList<>();
		if (before == null) {
			types.add("payment_intent.created");
		}
		if (before == null || !before.standing().equals(after.standing())) {
			boolean held = before != null && before.capturable() > 0;
			types.addAll(of(after.standing(), held));
		}
		return types;
	}

	private static List<String> of(Standing standing, boolean held) {
		return switch (standing.status()) {
			case REQUIRES_PAYMENT_METHOD -> failed(standing);
			case REQUIRES_CONFIRMATION -> List.of();
			case REQUIRES_ACTION -> List.of("payment_intent.requires_action");
			case PROCESSING -> List.of("payment_intent.processing");
			case REQUIRES_CAPTURE -> List.of("charge.succeeded", "payment_intent.amount_capturable_updated");
			case SUCCEEDED -> List.of(held ? "charge.captured" : "charge.succeeded", "payment_intent.succeeded");
			case CANCELED -> canceled(standing, held);
		};
	}

	private static List<String> failed(Standing standing) {
		if (standing.lastDecline() == null) {
			return List.of();
		}
		return (standing.charge() != null) ? List.of("charge.failed", "payment_intent.payment_failed")
				: List.of("payment_intent.payment_failed");
	}

	private static List<String> canceled(Standing standing, boolean held) {
		if (!held) {
			return List.of("payment_intent.canceled");
		}
		boolean lapsed = standing.cancellation() != null && "automatic".equals(standing.cancellation().reason());
		return List.of(lapsed ? "charge.expired" : "charge.refunded", "payment_intent.canceled");
	}

	static List<String> of(@Nullable Refund before, Refund after) {
		if (before == null) {
			return List.of("charge.refunded", "refund.created");
		}
		return (after.state() == Refund.State.FAILED)
				? List.of("charge.refund.updated", "refund.updated", "refund.failed")
				: List.of("charge.refund.updated", "refund.updated");
	}

}
