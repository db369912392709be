package dev.ticketing.payments.payment;

import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;
import dev.ticketing.payments.order.FollowOrder;
import dev.ticketing.payments.order.Order;

import org.springframework.stereotype.Component;

/**
 * What payments hears. The copy of the order is written first: a payment that is made
 * after that sees it, and one that was made before is found.
 */
@Component
class PaymentSubscriptions implements EventSubscriptions {

	private final FollowOrder orders;

	private final DecidePayment payments;

	PaymentSubscriptions(FollowOrder orders, DecidePayment payments) {
		this.orders = orders;
		this.payments = payments;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(OrderCreated.class, (event) -> this.orders.follow(event.order()));
		subscriptions.on(OrderExtended.class, (event) -> this.orders.follow(event.order()));
		subscriptions.on(OrderCancelled.class, (event) -> ended(event.order()));
		subscriptions.on(OrderCompleted.class, (event) -> ended(event.order()));
		subscriptions.on(OrderRefunded.class, (event) -> ended(event.order()));
	}

	private void ended(OrderState order) {
		this.orders.follow(order);
		this.payments.decide(Order.of(order));
	}

}
