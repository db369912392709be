package dev.ticketing.payments.payment;

import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefund;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
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

	private static PaymentState state(Payment payment) {
		Decline decline = payment.attempt().decline();
		return new PaymentState(payment.id(), payment.orderId(), payment.buyerId(), payment.status().text(),
				payment.amount(), (decline != null) ? decline.message() : null, payment.declines(),
				payment.isOpenToCards(), payment.returns().refunds().stream().map(PaymentContracts::refund).toList(),
				payment.nextVersion());
	}

	private static PaymentRefund refund(Refund refund) {
		return new PaymentRefund(refund.id(), refund.amount(), refund.status().text());
	}

}
