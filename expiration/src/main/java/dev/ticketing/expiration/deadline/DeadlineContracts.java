package dev.ticketing.expiration.deadline;

import java.util.Optional;

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

	/**
	 * What readers who have lost it need: nothing but that it has passed.
	 */
	static Optional<ExpirationCompleted> retold(Deadline deadline) {
		return (deadline.status() == Deadline.Status.PASSED)
				? Optional.of(new ExpirationCompleted(deadline.id(), deadline.expiresAt(), deadline.version()))
				: Optional.empty();
	}

}
