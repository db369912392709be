package dev.ticketing.orders.admission;

import java.time.Clock;
import java.util.List;
import java.util.OptionalInt;

import dev.ticketing.messaging.Outbox;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Use case: tell how many admissions of a ticket are left. They are counted anew each
 * time, after the version was read and before it is written, so that of two counts at
 * once the later one stands.
 */
@Component
public class RefreshAvailability {

	// Whoever asks for a count of the same ticket at the same time gets the same one.
	private final Merged<String, Boolean> merged = new Merged<>(1, 500, this::refreshAll);

	private final MongoOperations mongo;

	private final Admissions admissions;

	private final Outbox outbox;

	private final Clock clock;

	RefreshAvailability(MongoOperations mongo, Admissions admissions, Outbox outbox, Clock clock) {
		this.mongo = mongo;
		this.admissions = admissions;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Counts the ticket's admissions, and tells if there is something to tell.
	 */
	public void refresh(String ticketId) {
		this.merged.ask(ticketId);
	}

	private List<Boolean> refreshAll(List<String> ticketIds) {
		ticketIds.stream().distinct().forEach((ticketId) -> update(ticketId, OptionalInt.empty()));
		return ticketIds.stream().map((ticketId) -> true).toList();
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

	/**
	 * @return whether the count has changed by it
	 */
	private boolean retire(String ticketId, int surplus) {
		return this.admissions.retire(this.admissions.free(ticketId, surplus)) > 0;
	}

}
