package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import dev.ticketing.messaging.Outbox;

import org.springframework.stereotype.Component;

/**
 * Use case: look whether something has come to pass at Stripe that a payment waits for.
 * Somebody says so, but only Stripe is believed.
 */
@Component
public class LookAgain {

	// However often a browser asks, Stripe is not asked more often than that.
	private static final Duration OFTEN_ENOUGH = Duration.ofSeconds(2);

	private final Outbox outbox;

	private final SettlePayment settlement;

	private final Clock clock;

	LookAgain(Outbox outbox, SettlePayment settlement, Clock clock) {
		this.outbox = outbox;
		this.settlement = settlement;
		this.clock = clock;
	}

	/**
	 * Looks for a payment, if there is one by this id and it waits for Stripe; and at its
	 * refunds in any case, since a bank may send back what has long arrived.
	 */
	public void lookAgain(String paymentId) {
		this.outbox.find(Payment.class, paymentId).ifPresent((payment) -> {
			if (payment.step() == Step.LOOK) {
				this.settlement.settle(payment.id());
			}
			else if (!payment.returns().isEmpty()) {
				this.settlement.lookAtRefunds(payment.id());
			}
		});
	}

	/**
	 * Looks for a payment that its buyer has asked about.
	 * @return the payment as it is now
	 */
	Payment ifWaiting(Payment payment) {
		Instant since = payment.progress().since();
		boolean due = payment.step() == Step.LOOK && since != null
				&& since.plus(OFTEN_ENOUGH).isBefore(this.clock.instant());
		return due ? this.settlement.settle(payment.id()) : payment;
	}

}
