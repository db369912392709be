package dev.ticketing.payments.reconciliation;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/**
 * The operator's look at the books: the last report, or a new one.
 */
@Component
@Endpoint(id = "reconciliation")
class ReconciliationEndpoint {

	private final Reports reports;

	private final Reconcile reconcile;

	ReconciliationEndpoint(Reports reports, Reconcile reconcile) {
		this.reports = reports;
		this.reconcile = reconcile;
	}

	@ReadOperation
	Report last() {
		return this.reports.last();
	}

	/**
	 * Compares now, and answers when it is done.
	 */
	@WriteOperation
	Report reconcile() {
		return this.reconcile.reconcile();
	}

}
