package dev.ticketing.orders.order;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Use case: the money for a complete order can't be had any more, because nobody took it
 * before the bank's promise lapsed. So nobody gets the admissions for nothing.
 */
@Component
class RevokeOrder {

	private static final Logger logger = LoggerFactory.getLogger(RevokeOrder.class);

	private final DecideOrder decideOrder;

	private final PlaceOrder.Terms terms;

	RevokeOrder(DecideOrder decideOrder, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.terms = terms;
	}

	void paymentVoided(String orderId) {
		this.decideOrder.change(orderId, (order) -> {
			boolean revoked = order.revoke("payment-lapsed", this.terms.now());
			if (revoked) {
				logger.error("Order {} was complete, but its money was never taken and is gone; cancelled", orderId);
			}
			return revoked;
		});
	}

}
