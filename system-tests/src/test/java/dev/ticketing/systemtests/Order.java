package dev.ticketing.systemtests;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order as its buyer sees it.
 */
record Order(String id, String status, @Nullable String reason, Instant expiresAt, Ticket ticket, List<Item> items,
		BigDecimal total, String currency, List<Refund> refunds, @Nullable Instant refundableUntil, long version) {

	boolean open() {
		return this.status.equals("created") || awaitingPayment();
	}

	/**
	 * The bank asks the buyer something.
	 */
	boolean awaitingPayment() {
		return this.status.equals("awaiting:payment");
	}

	boolean complete() {
		return this.status.equals("complete");
	}

	boolean cancelled() {
		return this.status.equals("cancelled");
	}

	int quantity() {
		return this.items.stream().mapToInt(Item::quantity).sum();
	}

	/**
	 * How many admissions were refunded.
	 */
	int voided() {
		return (int) this.refunds.stream().flatMap((refund) -> refund.admissions().stream()).distinct().count();
	}

	/**
	 * The total in the smallest unit of its currency, as the bank counts.
	 */
	long minorUnits() {
		return minorUnits(this.total);
	}

	/**
	 * What the buyer got back, or is to get, as the bank counts.
	 */
	long refunded() {
		return this.refunds.stream()
			.filter((refund) -> !refund.status().equals("failed"))
			.mapToLong((refund) -> minorUnits(refund.amount()))
			.sum();
	}

	private long minorUnits(BigDecimal amount) {
		return amount.movePointRight(Currency.getInstance(this.currency).getDefaultFractionDigits()).longValueExact();
	}

	record Item(String ticketId, String title, BigDecimal price, int quantity) {
	}

	record Ticket(String id, String title, BigDecimal price) {
	}

	record Refund(String id, BigDecimal amount, List<String> admissions, String requestedBy, String status) {
	}

}
