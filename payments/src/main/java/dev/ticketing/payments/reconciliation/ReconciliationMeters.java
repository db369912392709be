package dev.ticketing.payments.reconciliation;

import java.time.Instant;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The last report as metrics, the same from every instance.
 */
@Component
class ReconciliationMeters implements MeterBinder {

	private final Reports reports;

	ReconciliationMeters(Reports reports) {
		this.reports = reports;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "orphan_charges", (report) -> report.counts().orphanCharges());
		gauge(registry, "captured_without_ticket", (report) -> report.counts().capturedWithoutTicket());
		gauge(registry, "ticket_without_capture", (report) -> report.counts().ticketWithoutCapture());
		gauge(registry, "ledger_mismatches", (report) -> report.counts().ledgerMismatches());
		gauge(registry, "reconciliation_last_success_seconds", (report) -> seconds(report.at()));
	}

	private void gauge(MeterRegistry registry, String name, ToDoubleFunction<Report> number) {
		Gauge.builder(name, this.reports, (reports) -> number.applyAsDouble(reports.last())).register(registry);
	}

	private static double seconds(@Nullable Instant at) {
		return (at != null) ? at.getEpochSecond() : 0;
	}

}
