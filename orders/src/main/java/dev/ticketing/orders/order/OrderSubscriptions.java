package dev.ticketing.orders.order;

import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * What can end an order; and its own events, by which availability follows, and whatever
 * a crash left half done.
 */
@Component
class OrderSubscriptions implements EventSubscriptions {

	private final CompleteOrder completeOrder;

	private final CancelOrder cancelOrder;

	private final ExpireOrder expireOrder;

	private final AwaitPayment awaitPayment;

	private final RevokeOrder revokeOrder;

	private final DecideOrder decideOrder;

	OrderSubscriptions(CompleteOrder completeOrder, CancelOrder cancelOrder, ExpireOrder expireOrder,
			AwaitPayment awaitPayment, RevokeOrder revokeOrder, DecideOrder decideOrder) {
		this.completeOrder = completeOrder;
		this.cancelOrder = cancelOrder;
		this.expireOrder = expireOrder;
		this.awaitPayment = awaitPayment;
		this.revokeOrder = revokeOrder;
		this.decideOrder = decideOrder;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(PaymentAuthorized.class, (event) -> this.completeOrder.complete(event.payment().orderId()));
		subscriptions.on(PaymentChallenged.class, (event) -> this.awaitPayment.await(event.payment().orderId()));
		subscriptions.on(PaymentFailed.class, this::paymentFailed);
		subscriptions.on(PaymentVoided.class, (event) -> this.revokeOrder.paymentVoided(event.payment().orderId()));
		subscriptions.on(ExpirationCompleted.class, (event) -> this.expireOrder.expire(event.orderId()));
		subscriptions.on(OrderCreated.class, (event) -> this.decideOrder.placed(event.order()));
		subscriptions.on(OrderCompleted.class, (event) -> this.decideOrder.decided(event.order()));
		subscriptions.on(OrderCancelled.class, (event) -> this.decideOrder.decided(event.order()));
	}

	private void paymentFailed(PaymentFailed event) {
		if (!event.payment().retryable()) {
			this.cancelOrder.paymentFailed(event.payment().orderId());
		}
	}

}
