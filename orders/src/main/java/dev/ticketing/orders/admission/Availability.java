package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.messaging.Aggregate;

import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How many admissions of a ticket are free, held and sold, as last counted and told.
 */
@Document("availabilities")
class Availability extends Aggregate {

	private int quantity;

	private int free;

	private int held;

	private int sold;

	Availability(String id) {
		super(id);
	}

	/**
	 * Notes how many admissions the ticket shall have.
	 * @return whether that is new
	 */
	boolean plan(int quantity) {
		boolean changed = this.quantity != quantity;
		this.quantity = quantity;
		return changed;
	}

	/**
	 * Notes a count, and tells of it if it is another one than before.
	 * @return whether there is anything to store
	 */
	boolean count(Map<String, Integer> states, Instant now) {
		int free = states.getOrDefault(Admission.FREE, 0);
		int held = states.getOrDefault(Admission.HELD, 0);
		int sold = states.getOrDefault(Admission.SOLD, 0) + states.getOrDefault(Admission.USED, 0)
				+ states.getOrDefault(Admission.RETURNING, 0);
		if (version() > 0 && free == this.free && held == this.held && sold == this.sold) {
			return false;
		}
		this.free = free;
		this.held = held;
		this.sold = sold;
		raise(AvailabilityContracts.changed(this), now);
		return true;
	}

	@Override
	protected Optional<AvailabilityChanged> retold() {
		return Optional.of(AvailabilityContracts.retold(this));
	}

	/**
	 * How many more there are than there should be, and could be taken away; fewer than
	 * none if some are missing.
	 */
	int surplus() {
		return Math.min(this.free, this.free + this.held + this.sold - this.quantity);
	}

	int quantity() {
		return this.quantity;
	}

	int free() {
		return this.free;
	}

	int held() {
		return this.held;
	}

	int sold() {
		return this.sold;
	}

}
