package dev.ticketing.tickets.ticket;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the newest that orders has told of a ticket's admissions, whatever order it comes
 * in and however often.
 */
@Component
class FollowAvailability {

	private final MongoOperations mongo;

	private final ShelveTicket shelveTicket;

	FollowAvailability(MongoOperations mongo, ShelveTicket shelveTicket) {
		this.mongo = mongo;
		this.shelveTicket = shelveTicket;
	}

	void follow(AvailabilityChanged event) {
		Availability told = new Availability(event.free(), event.held(), event.sold(), event.version());
		try {
			this.mongo.upsert(
					Query.query(
							Criteria.where("_id").is(event.ticketId()).and("availability.version").lt(told.version())),
					Update.update("availability", told), ToldAvailability.class);
		}
		catch (DuplicateKeyException ex) {
			// Something as new is there already. What its reader may have left undone is
			// done below.
		}
		this.shelveTicket.shelve(event.ticketId());
	}

}
