package dev.ticketing.payments.payment;

import java.time.Instant;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.order.Orders;

import org.springframework.stereotype.Component;

/**
 * Takes the step that is due for a payment, given where its order stands.
 */
@Component
class Steps {

	private final Orders orders;

	private final AuthorizePayment bank;

	private final CapturePayment capture;

	private final VoidPayment release;

	private final RefundPayment refund;

	Steps(Orders orders, AuthorizePayment bank, CapturePayment capture, VoidPayment release, RefundPayment refund) {
		this.orders = orders;
		this.bank = bank;
		this.capture = capture;
		this.release = release;
		this.refund = refund;
	}

	/**
	 * Changes the payment, which is then to be stored.
	 * @return whether it has changed
	 */
	boolean take(Payment payment, Instant now) {
		Order order = this.orders.findById(payment.orderId()).orElseThrow();
		boolean news = payment.follow(order, now);
		Step step = payment.step();
		if (step != Step.VOID) {
			AmountMismatch.check(payment, order);
		}
		switch (step) {
			case OPEN -> this.bank.open(payment);
			case AUTHORIZE -> this.bank.authorize(payment);
			case LOOK -> this.bank.look(payment);
			case CAPTURE -> this.capture.capture(payment);
			case VOID -> this.release.release(payment);
			case REFUND -> this.refund.refund(payment);
			case WATCH -> {
				return this.refund.look(payment) || news;
			}
			case NONE -> {
				return news;
			}
		}
		return true;
	}

	/**
	 * Sees how refunds stand at Stripe, whatever is due.
	 * @return whether the payment has changed
	 */
	boolean lookAtRefunds(Payment payment) {
		return !payment.returns().isEmpty() && payment.intentId() != null && this.refund.look(payment);
	}

}
