package dev.ticketing.orders.order;

import java.util.Optional;

import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.events.OrderEvent;

/**
 * Builds the events of orders.
 */
final class OrderContracts {

	private OrderContracts() {
	}

	static OrderCreated created(Order order) {
		return new OrderCreated(state(order));
	}

	static OrderExtended extended(Order order) {
		return new OrderExtended(state(order));
	}

	static OrderCancelled cancelled(Order order) {
		return new OrderCancelled(state(order));
	}

	static OrderCompleted completed(Order order) {
		return new OrderCompleted(state(order));
	}

	static OrderRefunded refunded(Order order) {
		return new OrderRefunded(state(order));
	}

	/**
	 * What readers know of a paid order already, but for its version.
	 */
	static OrderEvent stayed(Order order) {
		return order.granted().refunds().isEmpty() ? completed(order) : refunded(order);
	}

	/**
	 * What readers who have lost the order need; nothing of one that only stands where
	 * another one failed.
	 */
	static Optional<OrderEvent> retold(Order order) {
		if (order.version() == 0 || order.buyerId().isEmpty()) {
			return Optional.empty();
		}
		OrderState state = state(order, order.version());
		if (!order.granted().refunds().isEmpty()) {
			return Optional.of(new OrderRefunded(state));
		}
		return Optional.of(switch (order.status()) {
			case CREATED -> new OrderCreated(state);
			case AWAITING_PAYMENT -> new OrderExtended(state);
			case COMPLETE -> new OrderCompleted(state);
			case CANCELLED -> new OrderCancelled(state);
		});
	}

	private static OrderState state(Order order) {
		return state(order, order.nextVersion());
	}

	private static OrderState state(Order order, long version) {
		return new OrderState(order.id(), order.buyerId(), order.status().label(), order.reason(),
				order.lines(OrderContracts::item), order.total(), order.expiresAt(),
				order.granted().refunds().stream().map(OrderContracts::refund).toList(), version);
	}

	private static OrderItem item(OrderLine line) {
		return new OrderItem(line.ticketId(), line.sellerId(), line.title(), line.price(), line.quantity());
	}

	private static OrderRefund refund(Refund refund) {
		return new OrderRefund(refund.id(), refund.amount(), refund.admissionIds(), refund.reason(),
				refund.requestedBy(), refund.requestedAt(), refund.status().label());
	}

}
