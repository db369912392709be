package dev.ticketing.payments.payment;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Intent;

/**
 * Stripe, the payment and the order don't agree on how much it is. Nothing is done about
 * such a payment until a person has looked at it.
 */
final class AmountMismatch extends RuntimeException {

	private AmountMismatch(Payment payment, String other) {
		super("Payment %s is over %s, but %s".formatted(payment.id(), payment.amount(), other), null, false, false);
	}

	static void check(Payment payment, Order order) {
		if (!order.total().equals(payment.amount())) {
			throw new AmountMismatch(payment, "the order over " + order.total());
		}
	}

	static void check(Payment payment, Intent intent) {
		if (!intent.isOver(payment.amount())) {
			throw new AmountMismatch(payment, intent.toString());
		}
	}

}
