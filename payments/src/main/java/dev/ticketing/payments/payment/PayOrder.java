package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.web.Refusal;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Pays for an order with a card. However many requests come for an order at once, one
 * works on its payment; the others wait for the outcome and have it as theirs, unless
 * they come with another card and the first one was declined.
 */
@Component
class PayOrder {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final PayableOrders orders;

	private final Payments payments;

	private final Outbox outbox;

	private final SettlePayment settlement;

	private final Clock clock;

	PayOrder(PayableOrders orders, Payments payments, Outbox outbox, SettlePayment settlement, Clock clock) {
		this.orders = orders;
		this.payments = payments;
		this.outbox = outbox;
		this.settlement = settlement;
		this.clock = clock;
	}

	/**
	 * The payment after the attempt. If it is still pending, the outcome is unknown, and
	 * the completer finds it out.
	 */
	Payment pay(PaymentRequest request) {
		this.orders.ensureTheirs(request.orderId(), request.buyerId());
		Patience patience = new Patience(PATIENCE);
		int watched = 0;
		while (true) {
			try {
				Optional<Payment> found = this.payments.findByOrderId(request.orderId());
				if (found.isEmpty()) {
					return first(request);
				}
				Payment payment = found.get();
				if (payment.status() != PaymentStatus.PENDING) {
					return payment.answers(request, watched) ? payment : another(payment, request);
				}
				watched = payment.attempt().number();
				if (!payment.progress().abandoned()) {
					awaitOther(patience);
				}
				else if (this.settlement.takeOver(payment).status() == PaymentStatus.PENDING) {
					return payment;
				}
			}
			catch (DuplicateKeyException | OptimisticLockingFailureException ex) {
				awaitOther(patience);
			}
		}
	}

	private Payment first(PaymentRequest request) {
		Payment payment = Payment.of(request.id(), this.orders.payable(request.orderId()));
		payment.begin(request.card(), request.id(), this.clock.instant());
		this.outbox.insert(payment);
		return this.settlement.settle(payment.id());
	}

	private Payment another(Payment payment, PaymentRequest request) {
		return switch (payment.status()) {
			case DECLINED, REQUIRES_ACTION -> again(payment, request);
			case FAILED -> throw Refusal.conflict("Too many cards were declined. This order is being cancelled.");
			case PENDING, AUTHORIZED, CAPTURED, VOIDED, REFUNDED -> payment;
		};
	}

	private Payment again(Payment payment, PaymentRequest request) {
		this.orders.payable(request.orderId());
		if (!payment.isOpenToCards()) {
			throw Refusal.conflict("This order has ended.");
		}
		if (payment.status() == PaymentStatus.DECLINED || !payment.attempt().card().equals(request.card())) {
			payment.begin(request.card(), request.id(), this.clock.instant());
			this.outbox.save(payment);
		}
		return this.settlement.settle(payment.id());
	}

	private static void awaitOther(Patience patience) {
		if (!patience.pause()) {
			throw Refusal.conflict("The payment of this order is being worked on.").retryAfter(Duration.ofSeconds(2));
		}
	}

}
