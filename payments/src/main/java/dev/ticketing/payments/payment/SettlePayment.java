package dev.ticketing.payments.payment;

import java.time.Clock;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.payments.stripe.StripeSilent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Looks at a payment and its order and does what is due, step by step, until nothing is.
 * Whatever changes either of them ends here, so the order in which things happen does not
 * matter. Two may settle one payment at once: their calls have the same keys, and the one
 * that writes second looks again.
 */
@Component
class SettlePayment {

	private static final Logger logger = LoggerFactory.getLogger(SettlePayment.class);

	private final Steps steps;

	private final Outbox outbox;

	private final Clock clock;

	private final MeterRegistry meters;

	SettlePayment(Steps steps, Outbox outbox, Clock clock, MeterRegistry meters) {
		this.steps = steps;
		this.outbox = outbox;
		this.clock = clock;
		this.meters = meters;
		abandoned("silent");
		abandoned("mismatch");
	}

	/**
	 * Takes over from somebody who did not end a step.
	 * @return the payment, after what could be done
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	Payment takeOver(Payment payment) {
		claim(payment);
		return settle(payment.id());
	}

	/**
	 * Only says that the step is in new hands from now on.
	 * @throws OptimisticLockingFailureException if somebody else was faster
	 */
	void claim(Payment payment) {
		payment.takeOver(this.clock.instant());
		this.outbox.save(payment);
	}

	/**
	 * Does what is due.
	 * @return the payment, after what could be done
	 */
	Payment settle(String id) {
		while (true) {
			Payment payment = this.outbox.find(Payment.class, id).orElseThrow();
			try {
				if (!goOn(payment)) {
					return payment;
				}
			}
			catch (OptimisticLockingFailureException ex) {
				logger.debug("Payment {} was changed meanwhile; looking again", id);
			}
		}
	}

	/**
	 * Sees how refunds stand at Stripe, also those that seem to be over.
	 */
	void lookAtRefunds(String id) {
		while (true) {
			Payment payment = this.outbox.find(Payment.class, id).orElseThrow();
			Returns before = payment.returns();
			try {
				if (this.steps.lookAtRefunds(payment)) {
					save(payment, before);
				}
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				logger.debug("Payment {} was changed meanwhile; looking again", id);
			}
		}
	}

	private void save(Payment payment, Returns before) {
		this.outbox.save(payment);
		payment.returns().newlyOver(before).forEach((refund) -> {
			this.meters.counter("payments.refunds", "outcome", refund.status().text()).increment();
			if (refund.is(Refund.Status.FAILED)) {
				logger.error("Refund {} of payment {} has failed: {}", refund.id(), payment.id(), refund.failure());
			}
		});
	}

	/**
	 * @return whether there may be more to do at once
	 */
	private boolean goOn(Payment payment) {
		Returns before = payment.returns();
		try {
			boolean changed = this.steps.take(payment, this.clock.instant());
			if (changed) {
				save(payment, before);
			}
			return changed && !payment.step().waits();
		}
		catch (StripeSilent ex) {
			logger.warn("Payment {} has to wait in step {}: {}", payment.id(), payment.step(), ex.getMessage());
			abandon(payment, "silent", ex.isKeySpent());
		}
		catch (AmountMismatch ex) {
			logger.error("{}; it waits for a person in step {}", ex.getMessage(), payment.step());
			abandon(payment, "mismatch", false);
		}
		return false;
	}

	// Known from the start, so that the first one is an increase.
	private Counter abandoned(String cause) {
		return this.meters.counter("payments.steps.abandoned", "cause", cause);
	}

	private void abandon(Payment payment, String cause, boolean keySpent) {
		abandoned(cause).increment();
		payment.abandon(keySpent);
		this.outbox.save(payment);
	}

}
