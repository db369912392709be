package dev.ticketing.orders.admission;

import java.time.Clock;
import java.util.OptionalInt;

import dev.ticketing.messaging.Outbox;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Use case: tell how many admissions of a ticket are left. They are counted anew each
 * time, after the version was read and before it is written, so that of two counts at
 * once the later one stands. A ticket that changes all the time is counted now and then.
 */
@Component
public class RefreshAvailability implements AutoCloseable {

	private final CountSoon soon;

	private final MongoOperations mongo;

	private final Admissions admissions;

	private final Outbox outbox;

	private final Clock clock;

	RefreshAvailability(MongoOperations mongo, Admissions admissions, Recounts recounts, Outbox outbox, Clock clock) {
		this.soon = new CountSoon(recounts, clock, (ticketId) -> update(ticketId, OptionalInt.empty()));
		this.mongo = mongo;
		this.admissions = admissions;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Has the ticket's admissions counted soon, once for all changes until then, and
	 * whoever listens told if there is something to tell. When this returns that will
	 * happen, also if this process dies now.
	 */
	public void refresh(String ticketId) {
		this.soon.changed(ticketId);
	}

	/**
	 * Counts what was to be counted and has not been.
	 */
	@Scheduled(fixedDelayString = "${orders.recount-interval:2s}")
	void recount() {
		this.soon.sweep();
	}

	/**
	 * Notes how many admissions the ticket shall have, and counts.
	 */
	void plan(String ticketId, int quantity) {
		update(ticketId, OptionalInt.of(quantity));
	}

	private void update(String ticketId, OptionalInt quantity) {
		while (!tryUpdate(ticketId, quantity)) {
			Thread.onSpinWait();
		}
	}

	private boolean tryUpdate(String ticketId, OptionalInt quantity) {
		Availability stored = this.mongo.findById(ticketId, Availability.class);
		if (stored == null && quantity.isEmpty()) {
			return true; // its ticket has not come yet, and will count
		}
		Availability availability = (stored != null) ? stored : new Availability(ticketId);
		boolean planned = quantity.isPresent() && availability.plan(quantity.getAsInt());
		boolean counted = availability.count(this.admissions.count(ticketId), this.clock.instant());
		try {
			if (planned || counted) {
				store(availability);
			}
		}
		catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
			return false;
		}
		return availability.surplus() <= 0 || !retire(ticketId, availability.surplus());
	}

	private void store(Availability availability) {
		if (availability.version() == 0) {
			this.outbox.insert(availability);
		}
		else {
			this.outbox.save(availability);
		}
	}

	@Override
	public void close() {
		this.soon.close();
	}

	/**
	 * @return whether the count has changed by it
	 */
	private boolean retire(String ticketId, int surplus) {
		return this.admissions.retire(this.admissions.free(ticketId, surplus)) > 0;
	}

}
