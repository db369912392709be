package dev.ticketing.payments.reconciliation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What the last comparison that came to its end has found, and how one after it failed.
 *
 * @param at when it ended
 * @param from since when what was made was compared
 * @param orders how many complete ones
 * @param cancelled how many intents were kept from being charged
 * @param findings what a person has to look at, the first thousand
 * @param failure why there is nothing newer
 */
@Document("reconciliations")
record Report(@MongoId(FieldType.STRING) String id, @Nullable Instant at, @Nullable Instant from, int intents,
		int payments, int orders, int cancelled, Counts counts, List<Finding> findings, @Nullable Failure failure) {

	/** There is one, the last. */
	static final String LAST = "last";

	static Report none() {
		return new Report(LAST, null, null, 0, 0, 0, 0, new Counts(0, 0, 0, 0), List.of(), null);
	}

	Report failed(Failure failure) {
		return new Report(this.id, this.at, this.from, this.intents, this.payments, this.orders, this.cancelled,
				this.counts, this.findings, failure);
	}

	/**
	 * How many of each kind there are; all are to be zero.
	 */
	record Counts(int orphanCharges, int capturedWithoutTicket, int ticketWithoutCapture, int ledgerMismatches) {

		static Counts of(List<Finding> findings) {
			return new Counts(count(findings, Verdict.ORPHAN_CHARGE), count(findings, Verdict.CAPTURED_WITHOUT_TICKET),
					count(findings, Verdict.TICKET_WITHOUT_CAPTURE), count(findings, Verdict.MISMATCH));
		}

		private static int count(List<Finding> findings, Verdict kind) {
			return (int) findings.stream().filter((finding) -> finding.kind() == kind).count();
		}

	}

	/**
	 * Something that a person has to look at.
	 *
	 * @param since when it was first found
	 */
	record Finding(Verdict kind, String what, @Nullable String intentId, @Nullable String paymentId,
			@Nullable String orderId, Instant since) {

		Suspect suspect() {
			return new Suspect(this.intentId, this.paymentId, this.orderId);
		}

	}

	/**
	 * A comparison that did not come to its end.
	 */
	record Failure(Instant at, String why) {
	}

}
