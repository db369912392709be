package dev.ticketing.payments.payment;

import java.util.Optional;

import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefund;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.events.PaymentEvent;
import dev.ticketing.payments.stripe.Decline;

/**
 * What payments tells others about a payment.
 */
final class PaymentContracts {

	private PaymentContracts() {
	}

	static PaymentAuthorized authorized(Payment payment) {
		return new PaymentAuthorized(state(payment));
	}

	static PaymentChallenged challenged(Payment payment) {
		return new PaymentChallenged(state(payment));
	}

	static PaymentCaptured captured(Payment payment) {
		return new PaymentCaptured(state(payment));
	}

	static PaymentFailed failed(Payment payment) {
		return new PaymentFailed(state(payment));
	}

	static PaymentVoided voided(Payment payment) {
		return new PaymentVoided(state(payment));
	}

	static PaymentRefunded refunded(Payment payment) {
		return new PaymentRefunded(state(payment));
	}

	/**
	 * What readers who have lost the payment need; nothing while the bank has not
	 * answered.
	 */
	static Optional<PaymentEvent> retold(Payment payment) {
		PaymentState state = state(payment, payment.version());
		return Optional.ofNullable(switch (payment.status()) {
			case PENDING -> null;
			case REQUIRES_ACTION -> new PaymentChallenged(state);
			case AUTHORIZED -> new PaymentAuthorized(state);
			case CAPTURED ->
				payment.returns().refunds().isEmpty() ? new PaymentCaptured(state) : new PaymentRefunded(state);
			case DECLINED, FAILED -> new PaymentFailed(state);
			case VOIDED -> new PaymentVoided(state);
			case REFUNDED -> new PaymentRefunded(state);
		});
	}

	private static PaymentState state(Payment payment) {
		return state(payment, payment.nextVersion());
	}

	private static PaymentState state(Payment payment, long version) {
		Decline decline = payment.attempt().decline();
		return new PaymentState(payment.id(), payment.orderId(), payment.buyerId(), payment.status().text(),
				payment.amount(), (decline != null) ? decline.message() : null, payment.declines(),
				payment.isOpenToCards(), payment.returns().refunds().stream().map(PaymentContracts::refund).toList(),
				version);
	}

	private static PaymentRefund refund(Refund refund) {
		return new PaymentRefund(refund.id(), refund.amount(), refund.status().text());
	}

}
