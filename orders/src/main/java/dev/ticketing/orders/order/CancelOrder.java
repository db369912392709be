package dev.ticketing.orders.order;

import org.springframework.stereotype.Component;

/**
 * Use case: an order ends because its buyer or the bank says so.
 */
@Component
class CancelOrder {

	private final DecideOrder decideOrder;

	private final ReturnOrder returnOrder;

	private final ShowOrders showOrders;

	private final PlaceOrder.Terms terms;

	CancelOrder(DecideOrder decideOrder, ReturnOrder returnOrder, ShowOrders showOrders, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.returnOrder = returnOrder;
		this.showOrders = showOrders;
		this.terms = terms;
	}

	/**
	 * The buyer changes their mind; what is paid already is returned, if it may be.
	 * Cancelling again changes nothing.
	 */
	Order cancel(String orderId, String userId) {
		this.showOrders.show(orderId, userId);
		Order order = this.decideOrder.decide(orderId, (open) -> open.cancel("cancelled-by-buyer", this.terms.now()))
			.orElseThrow(OrderRefusals::noSuchOrder);
		return order.complete() ? this.returnOrder.giveBack(orderId) : order;
	}

	/**
	 * No card is left to try.
	 */
	void paymentFailed(String orderId) {
		this.decideOrder.decide(orderId, (open) -> open.cancel("payment-failed", this.terms.now()));
	}

}
