package dev.ticketing.expiration.deadline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.messaging.Aggregate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The moment an order must be paid by, under the order's id. It is waited for until it
 * passes, or until the order ends otherwise; which of both it was is decided by one
 * compare-and-set on this document.
 */
@Document("deadlines")
class Deadline extends Aggregate {

	private Instant expiresAt;

	private long orderVersion;

	private Status status;

	// The deadline while it is waited for, and absent afterwards: the index on it has
	// only what is still to be done, on every store.
	@Indexed(sparse = true)
	private @Nullable Instant waitingUntil;

	@Indexed(sparse = true)
	private @Nullable Instant closedAt;

	@PersistenceCreator
	private Deadline(String id, Instant expiresAt, long orderVersion, Status status) {
		super(id);
		this.expiresAt = expiresAt;
		this.orderVersion = orderVersion;
		this.status = status;
	}

	/**
	 * The deadline of an order heard of for the first time.
	 */
	static Deadline of(OrderState order, Status status, Instant now) {
		Deadline deadline = new Deadline(order.id(), order.expiresAt(), 0, status);
		deadline.follow(order, status, now);
		return deadline;
	}

	/**
	 * Takes over what the order says, if it is news.
	 * @return whether it was
	 */
	boolean follow(OrderState order, Status status, Instant now) {
		if (order.version() <= this.orderVersion) {
			return false;
		}
		this.orderVersion = order.version();
		this.expiresAt = wholeMillis(order.expiresAt());
		become(status, now);
		return true;
	}

	// The store keeps milliseconds and cuts off the rest, which would be early.
	private static Instant wholeMillis(Instant time) {
		return time.plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Passes, and says so, if its time has come and it is still waited for.
	 * @return whether it has passed just now
	 */
	boolean pass(Instant now) {
		if (!isWaiting() || now.isBefore(this.expiresAt)) {
			return false;
		}
		become(Status.PASSED, now);
		raise(DeadlineContracts.completed(this), now);
		return true;
	}

	@Override
	protected Optional<ExpirationCompleted> retold() {
		return DeadlineContracts.retold(this);
	}

	private void become(Status status, Instant now) {
		this.status = status;
		this.waitingUntil = isWaiting() ? this.expiresAt : null;
		this.closedAt = isWaiting() ? null : now;
	}

	boolean isWaiting() {
		return this.status == Status.WAITING;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	Status status() {
		return this.status;
	}

	/**
	 * How a deadline stands.
	 */
	enum Status {

		/** The order is to be paid by then. */
		WAITING,

		/** The time is over, and orders is told. */
		PASSED,

		/** The order has been completed or cancelled. */
		ENDED

	}

}
