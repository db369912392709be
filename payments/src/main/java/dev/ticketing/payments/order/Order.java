package dev.ticketing.payments.order;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderState;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What payments knows of an order. It lags behind orders, never runs ahead of it.
 *
 * @param status {@code created}, {@code awaiting:payment}, {@code complete} or
 * {@code cancelled}; what is complete can still be cancelled, by refunding all of it
 * @param total what the buyer pays
 * @param expiresAt until when it must be paid
 * @param refunds what the buyer is to get back; more may come, none goes
 */
@Document("orders")
public record Order(@MongoId(FieldType.STRING) String id, String buyerId, String status, Money total, Instant expiresAt,
		List<Refund> refunds, long version) {

	public static final String COMPLETE = "complete";

	public Order {
		refunds = Objects.requireNonNullElse(refunds, List.of());
	}

	public static Order of(OrderState order) {
		return new Order(order.id(), order.buyerId(), order.status(), order.total(), order.expiresAt(), refunds(order),
				order.version());
	}

	static List<Refund> refunds(OrderState order) {
		return Objects.requireNonNullElse(order.refunds(), List.<OrderRefund>of())
			.stream()
			.map((refund) -> new Refund(refund.id(), refund.amount(), refund.admissions()))
			.toList();
	}

	public boolean isComplete() {
		return this.status.equals(COMPLETE);
	}

	/**
	 * Whether its money may be taken: it was complete once, be it refunded since or not.
	 */
	public boolean wasComplete() {
		return isComplete() || !this.refunds.isEmpty();
	}

	/**
	 * Whether it is decided if the buyer gets what they ordered.
	 */
	public boolean hasEnded() {
		return isComplete() || isCancelled();
	}

	public boolean isCancelled() {
		return this.status.equals("cancelled");
	}

	/**
	 * What the buyer is to get back.
	 *
	 * @param id as orders calls it
	 * @param admissionIds which admissions are void by it
	 */
	public record Refund(@MongoId(FieldType.STRING) String id, Money amount, List<String> admissionIds) {
	}

}
