package dev.ticketing.expiration;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Orders that somebody placed, and what became of them.
 */
public final class OrderFixtures {

	private OrderFixtures() {
	}

	public static OrderCreated created(Instant expiresAt) {
		return created(new ObjectId().toHexString(), expiresAt);
	}

	public static OrderCreated created(String id, Instant expiresAt) {
		return new OrderCreated(state(id, "created", expiresAt, 1));
	}

	public static OrderExtended extended(OrderCreated created, Instant until) {
		return new OrderExtended(state(created.order().id(), "awaiting:payment", until, 2));
	}

	public static OrderCancelled cancelled(OrderCreated created) {
		return new OrderCancelled(state(created.order().id(), "cancelled", created.order().expiresAt(), 2));
	}

	/**
	 * What orders says after it has heard that the time is over.
	 */
	public static OrderCancelled expired(OrderCreated created) {
		return new OrderCancelled(state(created.order().id(), "cancelled", "expired", created.order().expiresAt(), 2));
	}

	public static OrderCompleted completed(OrderCreated created) {
		return new OrderCompleted(state(created.order().id(), "complete", created.order().expiresAt(), 2));
	}

	public static OrderRefunded refunded(OrderCreated created) {
		return new OrderRefunded(state(created.order().id(), "complete", created.order().expiresAt(), 3));
	}

	private static OrderState state(String id, String status, Instant expiresAt, long version) {
		return state(id, status, null, expiresAt, version);
	}

	private static OrderState state(String id, String status, @Nullable String reason, Instant expiresAt,
			long version) {
		Money price = new Money(1999, "EUR");
		OrderItem item = new OrderItem(new ObjectId().toHexString(), new ObjectId().toHexString(), "Concert", price, 1);
		return new OrderState(id, new ObjectId().toHexString(), status, reason, List.of(item), price, expiresAt, null,
				version);
	}

}
