package dev.ticketing.payments.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.LockSupport;

import dev.ticketing.payments.reconciliation.Report.Failure;
import dev.ticketing.payments.payment.LookAgain;
import dev.ticketing.payments.stripe.PaymentIntents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Use case: compare Stripe's books with ours, both ways. What differs is looked at once
 * more, and again a moment later, before it is believed; so what is only under way is not
 * found. Any number may do it at once: what they change they change once.
 */
@Component
class Reconcile {

	private static final Logger logger = LoggerFactory.getLogger(Reconcile.class);

	private final Books books;

	private final PaymentIntents intents;

	private final LookAgain payments;

	private final Reports reports;

	private final ReconciliationSettings settings;

	private final Clock clock;

	Reconcile(Books books, PaymentIntents intents, LookAgain payments, Reports reports, ReconciliationSettings settings,
			Clock clock) {
		this.books = books;
		this.intents = intents;
		this.payments = payments;
		this.reports = reports;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * The report; if it could not be done, the one before with the reason.
	 */
	Report reconcile() {
		Report before = this.reports.last();
		try {
			return this.reports.save(compare(before));
		}
		catch (RuntimeException ex) {
			logger.warn("Stripe's books and ours could not be compared: {}", ex.toString());
			return this.reports.save(before.failed(new Failure(this.clock.instant(), String.valueOf(ex.getMessage()))));
		}
	}

	private Report compare(Report before) {
		Instant from = this.clock.instant().minus(this.settings.lookback());
		Comparison comparison = new Comparison(this.books, from, this::graceBegan);
		comparison.readAll(before.findings());
		comparison.lookAgain();
		if (comparison.hasSuspects()) {
			comparison.tell(this.payments);
			pause(this.settings.secondLook());
			comparison.lookAgain();
		}
		comparison.cancelStrays(this.intents);
		// As exact as the store keeps it.
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Report report = comparison.report(now, before.findings());
		report.findings()
			.stream()
			.filter((finding) -> finding.since().equals(now))
			.forEach((finding) -> logger.error("To be looked at by a person: {}", finding));
		return report;
	}

	private Instant graceBegan() {
		return this.clock.instant().minus(this.settings.grace());
	}

	private static void pause(Duration length) {
		long end = System.nanoTime() + length.toNanos();
		for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
			LockSupport.parkNanos(left);
			if (Thread.currentThread().isInterrupted()) {
				throw new IllegalStateException("interrupted");
			}
		}
	}

}
