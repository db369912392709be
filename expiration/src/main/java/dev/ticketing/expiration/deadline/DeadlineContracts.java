package dev.ticketing.expiration.deadline;

import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;

/**
 * What deadlines tell the other services.
 */
final class DeadlineContracts {

	private DeadlineContracts() {
	}

	static ExpirationCompleted completed(Deadline deadline) {
		return new ExpirationCompleted(deadline.id(), deadline.expiresAt(), deadline.nextVersion());
	}

}
