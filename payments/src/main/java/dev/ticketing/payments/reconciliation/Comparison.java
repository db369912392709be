package dev.ticketing.payments.reconciliation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.ticketing.payments.reconciliation.Report.Counts;
import dev.ticketing.payments.reconciliation.Report.Finding;
import dev.ticketing.payments.payment.LookAgain;
import dev.ticketing.payments.stripe.BookedIntent;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.StripeRefused;
import dev.ticketing.payments.stripe.StripeSilent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One comparison of the books, as it goes on.
 */
final class Comparison {

	private static final Logger logger = LoggerFactory.getLogger(Comparison.class);

	// Stripe's clock and ours may differ by as much.
	private static final Duration SLACK = Duration.ofMinutes(10);

	private static final int MOST_FINDINGS = 1000;

	private final Books books;

	private final Instant from;

	private final Supplier<Instant> graceBegan;

	private final Set<String> seen = new HashSet<>();

	private Map<Suspect, Verdict> suspects = new LinkedHashMap<>();

	private int intents;

	private int payments;

	private int orders;

	private int cancelled;

	Comparison(Books books, Instant from, Supplier<Instant> graceBegan) {
		this.books = books;
		this.from = from;
		this.graceBegan = graceBegan;
	}

	void readAll(List<Finding> before) {
		before.forEach((finding) -> suspect(finding.suspect(), finding.kind()));
		this.books.stripe().since(this.from.minus(SLACK), this::readStripe);
		this.orders = this.books.unpaidSince(this.from,
				(order) -> suspect(Suspect.of(order), Verdict.TICKET_WITHOUT_CAPTURE));
		this.payments = this.books.takenSince(this.from, (payment) -> {
			if (!this.seen.contains(payment.intentId())) {
				suspect(Suspect.of(payment), Verdict.TICKET_WITHOUT_CAPTURE);
			}
		});
	}

	private void readStripe(List<BookedIntent> page) {
		page.forEach((intent) -> this.seen.add(intent.id()));
		List<BookedIntent> due = page.stream().filter((intent) -> !intent.created().isBefore(this.from)).toList();
		List<Case> cases = this.books.around(due);
		this.intents += cases.size();
		for (Case one : cases) {
			BookedIntent intent = one.intent();
			Verdict verdict = one.judge(this.graceBegan.get());
			if (intent != null && verdict != Verdict.FINE) {
				suspect(Suspect.of(intent), verdict);
			}
		}
	}

	private void suspect(Suspect suspect, Verdict verdict) {
		this.suspects.put(suspect, verdict);
	}

	boolean hasSuspects() {
		return !this.suspects.isEmpty();
	}

	/**
	 * Reads both sides of every suspect afresh, and drops those that are explained.
	 */
	void lookAgain() {
		Map<Suspect, Verdict> left = new LinkedHashMap<>();
		for (Suspect suspect : this.suspects.keySet()) {
			Case now = suspect.open(this.books);
			Verdict verdict = now.judge(this.graceBegan.get());
			if (verdict != Verdict.FINE) {
				left.put(now.named(suspect), verdict);
			}
		}
		this.suspects = left;
	}

	/**
	 * Has every payment look at Stripe once more: what it was not told of may explain the
	 * difference.
	 */
	void tell(LookAgain payments) {
		for (Suspect suspect : this.suspects.keySet()) {
			if (suspect.paymentId() != null) {
				tell(payments, suspect.paymentId());
			}
		}
	}

	private static void tell(LookAgain payments, String paymentId) {
		try {
			payments.lookAgain(paymentId);
		}
		catch (StripeSilent ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.warn("Payment {} could not look again: {}", paymentId, ex.toString());
		}
	}

	void cancelStrays(PaymentIntents stripe) {
		this.suspects.forEach((suspect, verdict) -> {
			if (verdict == Verdict.CANCEL && suspect.intentId() != null) {
				cancel(stripe, suspect.intentId());
			}
		});
	}

	private void cancel(PaymentIntents stripe, String id) {
		// Stripe repeats a failure to the same key, so it is another one after an hour.
		long hour = this.graceBegan.get().getEpochSecond() / 3600;
		try {
			stripe.cancel(id, "reconcile:" + id + ":" + hour);
			this.cancelled++;
			logger.warn("Intent {} was cancelled: no payment uses it", id);
		}
		catch (StripeRefused | StripeSilent ex) {
			logger.warn("Intent {} could not be cancelled, and is looked at again: {}", id, ex.getMessage());
		}
	}

	Report report(Instant now, List<Finding> before) {
		List<Finding> findings = this.suspects.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().isFinding())
			.map((entry) -> finding(entry.getKey(), entry.getValue(), before, now))
			.toList();
		return new Report(Report.LAST, now, this.from, this.intents, this.payments, this.orders, this.cancelled,
				Counts.of(findings), findings.stream().limit(MOST_FINDINGS).toList(), null);
	}

	private static Finding finding(Suspect suspect, Verdict kind, List<Finding> before, Instant now) {
		Instant since = before.stream()
			.filter((old) -> old.kind() == kind && old.suspect().equals(suspect))
			.findFirst()
			.map(Finding::since)
			.orElse(now);
		return new Finding(kind, kind.sentence(), suspect.intentId(), suspect.paymentId(), suspect.orderId(), since);
	}

}
