package dev.ticketing.payments.reconciliation;

import java.time.Clock;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has the books compared at intervals, by whichever instance comes first.
 */
@Component
class ReconcileSchedule {

	private final Lease lease;

	private final Reconcile reconcile;

	private final ReconciliationSettings settings;

	private final Clock clock;

	private final Lock running = new ReentrantLock();

	ReconcileSchedule(Lease lease, Reconcile reconcile, ReconciliationSettings settings, Clock clock) {
		this.lease = lease;
		this.reconcile = reconcile;
		this.settings = settings;
		this.clock = clock;
	}

	// At a rate, since tasks with a delay share one thread with the completer and the
	// outbox, and this one may take minutes.
	@Scheduled(initialDelayString = "${payments.reconciliation.first-after:15s}", fixedRateString = "10s")
	void reconcileIfDue() {
		if (!this.running.tryLock()) {
			return;
		}
		try {
			if (this.lease.take("reconciliation", this.clock.instant(), this.settings.interval())) {
				this.reconcile.reconcile();
			}
		}
		finally {
			this.running.unlock();
		}
	}

}
