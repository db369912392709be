package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * An order, as orders stores it.
 *
 * @param lines what it has of each ticket
 * @param voided the admissions that are the buyer's no more, since a refund of them was
 * granted
 * @param refunded the prices of those, less what could not be given back
 */
record Order(String id, String buyerId, String status, @Nullable String reason, List<Line> lines, Amount total,
		Instant expiresAt, long version, Set<String> voided, long refunded) {

	static Order of(Document stored) {
		List<Document> refunds = stored.getList("refunds", Document.class, List.of());
		Set<String> voided = new HashSet<>();
		refunds.forEach((refund) -> voided.addAll(refund.getList("admissionIds", String.class)));
		return new Order(String.valueOf(stored.get("_id")), stored.getString("buyerId"),
				label(stored.getString("status")), stored.getString("reason"),
				stored.getList("lines", Document.class, List.of()).stream().map(Line::of).toList(),
				Amount.of(stored.get("total", Document.class)), stored.getDate("expiresAt").toInstant(),
				stored.getLong("version"), voided,
				refunds.stream()
					.filter((refund) -> !refund.getString("status").equals("FAILED"))
					.mapToLong((refund) -> Amount.of(refund.get("amount", Document.class)).minor())
					.sum());
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
		return complete() || !this.voided.isEmpty();
	}

	/**
	 * What of its money must be kept at rest, in minor units: nothing where the sale did
	 * not come to be, or was taken back because the money was gone.
	 */
	long due() {
		boolean sold = complete() || "refunded".equals(this.reason);
		return sold ? this.total.minor() - this.refunded : 0;
	}

	/**
	 * The admissions that it must own now.
	 */
	List<String> owns() {
		return cancelled() ? List.of()
				: this.lines.stream()
					.flatMap((line) -> line.admissionIds().stream())
					.filter((id) -> !this.voided.contains(id))
					.toList();
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

}
