package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.ticketing.payments.PaymentsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The completer: takes over every step that was begun long ago and not ended, because
 * somebody died or Stripe was silent. Any number of instances may do it at once.
 */
@Component
class FinishPayments {

	private static final Logger logger = LoggerFactory.getLogger(FinishPayments.class);

	// Few enough to be gentle to a Stripe that has just come back.
	private static final Limit ROUND = Limit.of(16);

	private final Payments payments;

	private final SettlePayment settlement;

	private final PaymentsSettings settings;

	private final Clock clock;

	FinishPayments(Payments payments, SettlePayment settlement, PaymentsSettings settings, Clock clock) {
		this.payments = payments;
		this.settlement = settlement;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${payments.completer-interval:5s}")
	void finish() {
		Instant then = this.clock.instant().minus(this.settings.completerAge());
		List<Payment> due;
		do {
			due = this.payments.findByProgressSinceLessThanOrderByProgressSince(then, ROUND);
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				due.forEach((payment) -> threads.execute(() -> finish(payment)));
			}
		}
		while (due.size() == ROUND.max());
	}

	private void finish(Payment payment) {
		try {
			Step step = payment.step();
			Payment after = this.settlement.takeOver(payment);
			logger.info("Payment {} was left in step {}; now it is {}", payment.id(), step, after.status().text());
		}
		catch (OptimisticLockingFailureException ex) {
			logger.debug("Payment {} is in other hands", payment.id());
		}
		catch (RuntimeException ex) {
			logger.warn("Payment {} could not be finished: {}", payment.id(), ex.toString());
		}
	}

}
