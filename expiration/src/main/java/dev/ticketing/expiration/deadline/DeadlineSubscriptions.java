package dev.ticketing.expiration.deadline;

import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * What deadlines listen to.
 */
@Component
final class DeadlineSubscriptions implements EventSubscriptions {

	private final FollowOrder orders;

	DeadlineSubscriptions(FollowOrder orders) {
		this.orders = orders;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(OrderCreated.class, this.orders::follow);
		subscriptions.on(OrderExtended.class, this.orders::follow);
		subscriptions.on(OrderCancelled.class, this.orders::follow);
		subscriptions.on(OrderCompleted.class, this.orders::follow);
		subscriptions.on(OrderRefunded.class, this.orders::follow);
	}

}
