package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An order, as orders stores it.
 *
 * @param lines what it has of each ticket
 */
record Order(String id, String buyerId, String status, @Nullable String reason, List<Line> lines, Amount total,
		Instant expiresAt, long version, List<Refund> refunds) {

	static Order of(Document stored) {
		return new Order(String.valueOf(stored.get("_id")), stored.getString("buyerId"),
				label(stored.getString("status")), stored.getString("reason"),
				stored.getList("lines", Document.class, List.of()).stream().map(Line::of).toList(),
				Amount.of(stored.get("total", Document.class)), stored.getDate("expiresAt").toInstant(),
				stored.getLong("version"),
				stored.getList("refunds", Document.class, List.of()).stream().map(Refund::of).toList());
	}

	/**
	 * The admissions that are the buyer's no more, since a refund of them was granted.
	 */
	Set<String> voided() {
		return this.refunds.stream()
			.flatMap((refund) -> refund.admissionIds().stream())
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The prices of those, less what could not be given back.
	 */
	long refunded() {
		return this.refunds.stream()
			.filter((refund) -> !refund.status().equals("FAILED"))
			.mapToLong((refund) -> refund.amount().minor())
			.sum();
	}

	private static String label(String name) {
		return name.equals("AWAITING_PAYMENT") ? "awaiting:payment" : name.toLowerCase(java.util.Locale.ROOT);
	}

	/**
	 * Whether it only keeps the place of an order that must never come.
	 */
	boolean placeholder() {
		return this.lines.isEmpty();
	}

	boolean open() {
		return this.status.equals("created") || this.status.equals("awaiting:payment");
	}

	boolean complete() {
		return this.status.equals("complete");
	}

	boolean cancelled() {
		return this.status.equals("cancelled");
	}

	/**
	 * Whether it was complete, be it that all of it was given back since.
	 */
	boolean wasSold() {
		return complete() || !this.refunds.isEmpty();
	}

	/**
	 * What of its money must be kept at rest, in minor units: nothing where the sale did
	 * not come to be, or was taken back because the money was gone.
	 */
	long due() {
		boolean sold = complete() || "refunded".equals(this.reason);
		return sold ? this.total.minor() - refunded() : 0;
	}

	/**
	 * The admissions that it must own now.
	 */
	List<String> owns() {
		Set<String> voided = voided();
		return cancelled() ? List.of() : everHad().stream().filter((id) -> !voided.contains(id)).toList();
	}

	/**
	 * The admissions that it has or had.
	 */
	List<String> everHad() {
		return this.lines.stream().flatMap((line) -> line.admissionIds().stream()).toList();
	}

	@Override
	public String toString() {
		return "Order %s (%s%s, v%d)".formatted(this.id, this.status, (this.reason != null) ? ": " + this.reason : "",
				this.version);
	}

	record Line(String ticketId, Amount price, List<String> admissionIds) {

		static Line of(Document stored) {
			return new Line(stored.getString("ticketId"), Amount.of(stored.get("price", Document.class)),
					stored.getList("admissionIds", String.class, List.of()));
		}

	}

	/**
	 * Money that its buyer gets back.
	 *
	 * @param requestedBy whose wish it was: a seller's, or the buyer's
	 */
	record Refund(String id, Amount amount, List<String> admissionIds, @Nullable String requestedBy, String status) {

		static Refund of(Document stored) {
			return new Refund(String.valueOf(stored.get("_id")), Amount.of(stored.get("amount", Document.class)),
					stored.getList("admissionIds", String.class), stored.getString("requestedBy"),
					stored.getString("status"));
		}

	}

}
