package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;

import dev.ticketing.messaging.RedeliverLater;

import org.springframework.stereotype.Component;

/**
 * Use case: the time to pay is over. Never before it is, whatever a message says.
 */
@Component
class ExpireOrder {

	private final DecideOrder decideOrder;

	private final PlaceOrder.Terms terms;

	ExpireOrder(DecideOrder decideOrder, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.terms = terms;
	}

	void expire(String orderId) {
		this.decideOrder.decide(orderId, (order) -> {
			Instant now = this.terms.now();
			if (!order.expired(now)) {
				throw new RedeliverLater(Duration.between(now, order.expiresAt()),
						"order " + orderId + " has time left");
			}
			order.cancel("expired", now);
		});
	}

}
