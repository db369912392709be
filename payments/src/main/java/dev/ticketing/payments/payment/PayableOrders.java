package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.order.Orders;
import dev.ticketing.web.Refusal;

import org.springframework.stereotype.Component;

/**
 * The orders that can be paid, each by its buyer.
 */
@Component
class PayableOrders {

	private static final Duration UNDERWAY = Duration.ofSeconds(2);

	private final Orders orders;

	private final Clock clock;

	PayableOrders(Orders orders, Clock clock) {
		this.orders = orders;
		this.clock = clock;
	}

	/**
	 * Refuses an order that is not there or somebody else's. One that was made a moment
	 * ago may still be on its way here, so it is waited for.
	 */
	void ensureTheirs(String orderId, String buyerId) {
		Patience patience = new Patience(UNDERWAY);
		Optional<Order> order = this.orders.findById(orderId);
		while (order.isEmpty() && patience.pause()) {
			order = this.orders.findById(orderId);
		}
		// With the time to try again, the answer is not the last word on this request.
		Order found = order
			.orElseThrow(() -> Refusal.notFound("There is no such order.").retryAfter(Duration.ofSeconds(1)));
		if (!found.buyerId().equals(buyerId)) {
			throw Refusal.notYours("This is not your order.");
		}
	}

	/**
	 * The order, if a card may be tried for it now.
	 */
	Order payable(String orderId) {
		Order order = this.orders.findById(orderId).orElseThrow();
		if (order.isComplete()) {
			throw Refusal.conflict("This order is already paid.");
		}
		if (order.isCancelled()) {
			throw Refusal.conflict("This order is cancelled.");
		}
		if (!this.clock.instant().isBefore(order.expiresAt())) {
			throw Refusal.conflict("The time to pay for this order is over.");
		}
		return order;
	}

}
