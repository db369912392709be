package dev.ticketing.payments.reconciliation;

import java.time.Clock;

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

	ReconcileSchedule(Lease lease, Reconcile reconcile, ReconciliationSettings settings, Clock clock) {
		this.lease = lease;
		this.reconcile = reconcile;
		this.settings = settings;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "${payments.reconciliation.first-after:15s}", fixedDelayString = "10s")
	void reconcileIfDue() {
		if (this.lease.take("reconciliation", this.clock.instant(), this.settings.interval())) {
			this.reconcile.reconcile();
		}
	}

}
