package dev.ticketing.orders.order;

import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;

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

	private static OrderState state(Order order) {
		return new OrderState(order.id(), order.buyerId(), order.status().label(), order.reason(),
				order.lines(OrderContracts::item), order.total(), order.expiresAt(),
				order.granted().refunds().stream().map(OrderContracts::refund).toList(), order.nextVersion());
	}

	private static OrderItem item(OrderLine line) {
		return new OrderItem(line.ticketId(), line.sellerId(), line.title(), line.price(), line.quantity());
	}

	private static OrderRefund refund(Refund refund) {
		return new OrderRefund(refund.id(), refund.amount(), refund.admissionIds(), refund.reason(),
				refund.requestedBy(), refund.requestedAt(), refund.status().label());
	}

}
