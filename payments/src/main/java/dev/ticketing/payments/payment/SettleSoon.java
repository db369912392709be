package dev.ticketing.payments.payment;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Settles payments behind the caller's back, a few at once. What gets lost here is found
 * by the completer, because the step is in the document.
 */
@Component
class SettleSoon implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(SettleSoon.class);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore atOnce = new Semaphore(32);

	private final SettlePayment settlement;

	private final ObservationRegistry observations;

	SettleSoon(SettlePayment settlement, ObservationRegistry observations) {
		this.settlement = settlement;
		this.observations = observations;
	}

	void settle(String id) {
		try {
			Observation step = Observation.createNotStarted("payments.settling", this.observations)
				.contextualName("settle payment")
				.parentObservation(this.observations.getCurrentObservation());
			this.threads.execute(() -> step.observe(() -> settleNow(id)));
		}
		catch (RejectedExecutionException ex) {
			logger.info("Payment {} is left to the completer: shutting down", id);
		}
	}

	private void settleNow(String id) {
		this.atOnce.acquireUninterruptibly();
		try {
			this.settlement.settle(id);
		}
		catch (RuntimeException ex) {
			logger.warn("Payment {} is left to the completer: {}", id, ex.toString());
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
