package dev.ticketing.orders.admission;

import java.time.Clock;
import java.util.function.BooleanSupplier;

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

	private final Stock stock;

	private final Outbox outbox;

	private final Clock clock;

	RefreshAvailability(MongoOperations mongo, Stock stock, Recounts recounts, Outbox outbox, Clock clock) {
		this.soon = new CountSoon(recounts, clock, this::count);
		this.mongo = mongo;
		this.stock = stock;
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
	 * Notes how many admissions the ticket shall have, makes them so many, and counts.
	 */
	void plan(String ticketId, int quantity) {
		// Noted first: who counts in between must not take what is new for surplus.
		until(() -> planned(ticketId, quantity));
		count(ticketId);
	}

	/**
	 * Counts the ticket's admissions now.
	 */
	void count(String ticketId) {
		until(() -> counted(ticketId));
	}

	private static void until(BooleanSupplier done) {
		while (!done.getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

	private boolean planned(String ticketId, int quantity) {
		Availability stored = this.mongo.findById(ticketId, Availability.class);
		Availability availability = (stored != null) ? stored : new Availability(ticketId);
		return !availability.plan(quantity) || stored(availability);
	}

	private boolean counted(String ticketId) {
		Availability availability = this.mongo.findById(ticketId, Availability.class);
		if (availability == null) {
			return true; // its ticket has not come yet, and will count
		}
		boolean news = availability.count(this.stock.count(ticketId), this.clock.instant());
		if (news && !stored(availability)) {
			return false;
		}
		return !this.stock.adjust(ticketId, availability.quantity(), availability.surplus());
	}

	/**
	 * Stores it.
	 * @return whether nobody else was faster
	 */
	private boolean stored(Availability availability) {
		try {
			store(availability);
			return true;
		}
		catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
			return false;
		}
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

}
