package dev.ticketing.payments.order;

import java.time.Instant;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderState;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What payments knows of an order. It lags behind orders, never runs ahead of it.
 *
 * @param status {@code created}, {@code awaiting:payment}, {@code complete} or
 * {@code cancelled}; the last two are for ever
 * @param total what the buyer pays
 * @param expiresAt until when it must be paid
 */
@Document("orders")
public record Order(@MongoId(FieldType.STRING) String id, String buyerId, String status, Money total, Instant expiresAt,
		long version) {

	public static Order of(OrderState order) {
		return new Order(order.id(), order.buyerId(), order.status(), order.total(), order.expiresAt(),
				order.version());
	}

	public boolean isComplete() {
		return this.status.equals("complete");
	}

	/**
	 * Whether nothing about it can change any more.
	 */
	public boolean hasEnded() {
		return isComplete() || isCancelled();
	}

	public boolean isCancelled() {
		return this.status.equals("cancelled");
	}

}
