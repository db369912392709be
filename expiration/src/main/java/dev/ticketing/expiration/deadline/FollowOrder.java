package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.util.Optional;

import dev.ticketing.events.OrderEvent;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.expiration.deadline.Deadline.Status;
import dev.ticketing.messaging.Outbox;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Keeps an order's deadline as the order's newest version says, whatever the order in
 * which, and however often, its events come.
 */
@Component
final class FollowOrder {

	private static final String EXPIRED = "expired";

	private static final int ATTEMPTS = 5;

	private final Outbox outbox;

	private final Alarm alarm;

	private final Clock clock;

	FollowOrder(Outbox outbox, Alarm alarm, Clock clock) {
		this.outbox = outbox;
		this.alarm = alarm;
		this.clock = clock;
	}

	/**
	 * Stores what the event says, if it is news, and sets or cancels the timer. Doing it
	 * again sets the timer again, in case the last time ended between the two. That an
	 * order has expired is no news: nobody else says so before this service has.
	 */
	void follow(OrderEvent event) {
		if (event instanceof OrderCancelled(OrderState order) && EXPIRED.equals(order.reason())
				&& !this.clock.instant().isBefore(order.expiresAt())) {
			return;
		}
		Status status = switch (event) {
			case OrderCreated _, OrderExtended _ -> Status.WAITING;
			case OrderCancelled _, OrderCompleted _, OrderRefunded _ -> Status.ENDED;
		};
		this.alarm.setFor(stored(event.order(), status));
	}

	private Deadline stored(OrderState order, Status status) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			try {
				return (attempt == 1 && order.version() == 1) ? begin(order, status) : store(order, status);
			}
			catch (DuplicateKeyException | OptimisticLockingFailureException ex) {
				// Somebody was faster; what they stored decides what this is worth.
			}
		}
		throw new ConcurrencyFailureException("the deadline of " + order.id() + " keeps changing");
	}

	/**
	 * The first version of an order is nearly always the first that is heard of it.
	 */
	private Deadline begin(OrderState order, Status status) {
		return this.outbox.insert(Deadline.of(order, status, this.clock.instant()));
	}

	private Deadline store(OrderState order, Status status) {
		Optional<Deadline> known = this.outbox.find(Deadline.class, order.id());
		if (known.isEmpty()) {
			return begin(order, status);
		}
		Deadline deadline = known.get();
		return deadline.follow(order, status, this.clock.instant()) ? this.outbox.save(deadline) : deadline;
	}

}
