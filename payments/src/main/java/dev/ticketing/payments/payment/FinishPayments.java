package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import dev.ticketing.payments.PaymentsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The completer: takes over every step that was begun long ago and not ended, because
 * somebody died or Stripe was silent. Any number of instances may do it at once.
 */
@Component
class FinishPayments implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FinishPayments.class);

	// Few enough to be gentle to a Stripe that has just come back.
	private static final int AT_ONCE = 16;

	private static final Limit ROUND = Limit.of(AT_ONCE);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore atOnce = new Semaphore(AT_ONCE);

	private final Lock running = new ReentrantLock();

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

	// At a rate, since tasks with a delay share one thread with the outbox, and this one
	// waits where Stripe is silent.
	@Scheduled(fixedRateString = "${payments.completer-interval:5s}")
	void finish() {
		if (!this.running.tryLock()) {
			return;
		}
		try {
			finishAllDue(this.clock.instant().minus(this.settings.completerAge()));
		}
		finally {
			this.running.unlock();
		}
	}

	private void finishAllDue(Instant then) {
		List<Payment> due;
		do {
			due = this.payments.findByProgressSinceLessThanOrderByProgressSince(then, ROUND);
			due.forEach(this::finishSoon);
		}
		while (due.size() == ROUND.max());
	}

	/**
	 * Does not wait for the end of it: who waits for Stripe holds nobody else up.
	 */
	private void finishSoon(Payment payment) {
		Step step = payment.step();
		try {
			this.settlement.claim(payment);
		}
		catch (OptimisticLockingFailureException ex) {
			logger.debug("Payment {} is in other hands", payment.id());
			return;
		}
		this.atOnce.acquireUninterruptibly();
		try {
			this.threads.execute(() -> finish(payment.id(), step));
		}
		catch (RejectedExecutionException ex) {
			this.atOnce.release();
			logger.info("Payment {} is left to the next start: shutting down", payment.id());
		}
	}

	private void finish(String id, Step step) {
		try {
			Payment after = this.settlement.settle(id);
			logger.info("Payment {} was left in step {}; now it is {}", id, step, after.status().text());
		}
		catch (RuntimeException ex) {
			logger.warn("Payment {} could not be finished: {}", id, ex.toString());
		}
		finally {
			this.atOnce.release();
		}
	}

	@Override
	public void destroy() {
		this.threads.shutdown();
	}

}
