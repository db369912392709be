package dev.ticketing.orders.order;

import dev.ticketing.orders.OrdersSettings;

import org.springframework.stereotype.Component;

/**
 * Use case: the bank asks the buyer something before it agrees (3-D Secure). A hold that
 * would end while it does is extended, once and by a bounded time.
 */
@Component
class AwaitPayment {

	private final DecideOrder decideOrder;

	private final PlaceOrder.Terms terms;

	private final OrdersSettings settings;

	AwaitPayment(DecideOrder decideOrder, PlaceOrder.Terms terms, OrdersSettings settings) {
		this.decideOrder = decideOrder;
		this.terms = terms;
		this.settings = settings;
	}

	void await(String orderId) {
		this.decideOrder.change(orderId, (order) -> order.awaitPayment(this.settings.bankGrace(), this.terms.now()));
	}

}
