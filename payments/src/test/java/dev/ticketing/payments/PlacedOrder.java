package dev.ticketing.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import org.bson.types.ObjectId;

/**
 * An order, as orders tells of it.
 */
public record PlacedOrder(String id, String buyer, Money total, Instant expiresAt) {

	public static PlacedOrder over(Money total) {
		return new PlacedOrder(new ObjectId().toHexString(), new ObjectId().toHexString(), total,
				Instant.now().plus(Duration.ofMinutes(15)).truncatedTo(ChronoUnit.MILLIS));
	}

	public PlacedOrder expiring(Instant when) {
		return new PlacedOrder(this.id, this.buyer, this.total, when.truncatedTo(ChronoUnit.MILLIS));
	}

	public OrderCreated created() {
		return new OrderCreated(state("created", 1));
	}

	public OrderExtended extended(Instant until) {
		return new OrderExtended(expiring(until).state("awaiting:payment", 2));
	}

	/**
	 * The end of an order that was extended before.
	 */
	public OrderCompleted completedAfterAll() {
		return new OrderCompleted(state("complete", 3));
	}

	public OrderCancelled cancelled() {
		return new OrderCancelled(state("cancelled", 2));
	}

	public OrderCompleted completed() {
		return new OrderCompleted(state("complete", 2));
	}

	/**
	 * Some of it, or all, is to be given back.
	 */
	public OrderRefunded refunded(long version, OrderRefund... refunds) {
		long back = Stream.of(refunds)
			.filter((refund) -> !refund.status().equals("failed"))
			.mapToLong((refund) -> refund.amount().amount())
			.sum();
		OrderState state = state((back < this.total.amount()) ? "complete" : "cancelled", version);
		return new OrderRefunded(new OrderState(state.id(), state.buyerId(), state.status(),
				(back < this.total.amount()) ? null : "refunded", state.items(), state.total(), state.expiresAt(),
				List.of(refunds), version));
	}

	public OrderRefund refund(long amount, String admission) {
		return new OrderRefund(new ObjectId().toHexString(), new Money(amount, this.total.currency()),
				List.of(admission), null, "seller", Instant.now().truncatedTo(ChronoUnit.MILLIS), "pending");
	}

	public OrderState state(String status, long version) {
		OrderItem item = new OrderItem(new ObjectId().toHexString(), new ObjectId().toHexString(), "A night out",
				this.total, 1);
		return new OrderState(this.id, this.buyer, status, null, List.of(item), this.total, this.expiresAt, null,
				version);
	}

}
