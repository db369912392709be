package dev.ticketing.payments.payment;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.StripeRefund;

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

	/**
	 * Never more is given back than was taken, nor in another currency.
	 */
	static void checkReturns(Payment payment) {
		for (Refund refund : payment.returns().refunds()) {
			if (!refund.amount().currency().equals(payment.amount().currency())) {
				throw new AmountMismatch(payment, "the refund over " + refund.amount());
			}
		}
		if (payment.returns().asked() > payment.amount().amount()) {
			throw new AmountMismatch(payment, "%d is asked back".formatted(payment.returns().asked()));
		}
	}

	static void check(Payment payment, Refund refund, StripeRefund there) {
		if (!there.isOver(refund.amount())) {
			throw new AmountMismatch(payment, "refund %s is over %s, at Stripe over %d %s".formatted(refund.id(),
					refund.amount(), there.amount(), there.currency()));
		}
	}

	static void check(Payment payment, Intent intent) {
		if (!intent.isOver(payment.amount())) {
			throw new AmountMismatch(payment, intent.toString());
		}
	}

}
