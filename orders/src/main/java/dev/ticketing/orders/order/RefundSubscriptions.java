package dev.ticketing.orders.order;

import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * How the money of refunds goes; and orders' own refunds, by which availability follows.
 */
@Component
class RefundSubscriptions implements EventSubscriptions {

	private final FollowRefunds followRefunds;

	private final DecideOrder decideOrder;

	RefundSubscriptions(FollowRefunds followRefunds, DecideOrder decideOrder) {
		this.followRefunds = followRefunds;
		this.decideOrder = decideOrder;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(PaymentRefunded.class, (event) -> this.followRefunds.follow(event.payment()));
		// What was refunded before anything was taken needs no giving back.
		subscriptions.on(PaymentVoided.class, (event) -> this.followRefunds.follow(event.payment()));
		subscriptions.on(OrderRefunded.class, (event) -> this.decideOrder.decided(event.order()));
	}

}
