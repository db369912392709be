package dev.ticketing.payments.payment;

import java.time.Clock;
import java.util.Optional;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.payments.order.Order;
import dev.ticketing.store.ReadTogether;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Writes into a payment what the end of its order means for it, and has it done. Once
 * that is written it will be done, so the event that told of it needs to be heard no
 * more. An order without a payment needs nothing: a payment that is made later looks at
 * its order first.
 */
@Component
class DecidePayment {

	private final ReadTogether<Payment> payments;

	private final Outbox outbox;

	private final SettleSoon settlement;

	private final Clock clock;

	DecidePayment(MongoOperations mongo, Outbox outbox, SettleSoon settlement, Clock clock) {
		this.payments = new ReadTogether<>(mongo, Payment.class, "orderId");
		this.outbox = outbox;
		this.settlement = settlement;
		this.clock = clock;
	}

	void decide(Order order) {
		while (true) {
			try {
				Optional<Payment> payment = this.payments.find(order.id());
				if (payment.isPresent() && payment.get().follow(order, this.clock.instant())) {
					this.outbox.save(payment.get());
					this.settlement.settle(payment.get().id());
				}
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody works on it at this moment: write it into what they make of
				// it.
				Thread.onSpinWait();
			}
		}
	}

}
