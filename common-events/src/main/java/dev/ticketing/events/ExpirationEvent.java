package dev.ticketing.events;

import java.time.Instant;

/**
 * What happened to a deadline, told by expiration.
 */
public sealed interface ExpirationEvent extends Event {

	/**
	 * The deadline of an order has passed. It is never told early.
	 */
	record ExpirationCompleted(String orderId, Instant expiresAt, long version) implements ExpirationEvent {

		@Override
		public String aggregateId() {
			return this.orderId;
		}

	}

}
