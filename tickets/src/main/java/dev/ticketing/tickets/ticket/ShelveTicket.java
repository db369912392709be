package dev.ticketing.tickets.ticket;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.conversions.Bson;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Brings the ticket's copy of its availability, and its shelf, up to what orders told
 * last.
 * <p>
 * An edit writes the whole ticket, and with it the copy as it read it; so it may undo a
 * copy made meanwhile. That is harmless, because the truth stands in
 * {@link ToldAvailability}, which no edit writes, and because this runs after every write
 * of either: after what orders tells, after an edit, and, should the process die between
 * an edit and this, after the edit's own event. Whichever write is the last, a run that
 * begins after it sees both. Runs can't undo each other: each writes only onto the
 * version and the copy it has read, and only a newer copy.
 */
@Component
class ShelveTicket {

	private static final int ATTEMPTS = 200;

	private final Tickets tickets;

	private final MongoOperations mongo;

	ShelveTicket(Tickets tickets, MongoOperations mongo) {
		this.tickets = tickets;
		this.mongo = mongo;
	}

	/**
	 * @throws OptimisticLockingFailureException if others change the ticket all the time;
	 * then somebody must ask again
	 */
	void shelve(String ticketId) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			ToldAvailability told = this.mongo.findById(ticketId, ToldAvailability.class);
			Ticket ticket = this.tickets.findById(ticketId).orElse(null);
			if (told == null || ticket == null || told.availability().version() <= ticket.availability().version()
					|| copy(told.availability(), ticket)) {
				return;
			}
		}
		throw new OptimisticLockingFailureException("Ticket %s changes all the time".formatted(ticketId));
	}

	private boolean copy(Availability told, Ticket ticket) {
		Bson asRead = Filters.and(Filters.eq("_id", ticket.id()), Filters.eq("version", ticket.version()),
				Filters.eq("availability.version", ticket.availability().version()));
		ticket.follow(told);
		Bson update = Updates.combine(Updates.set("availability.free", told.free()),
				Updates.set("availability.held", told.held()), Updates.set("availability.sold", told.sold()),
				Updates.set("availability.version", told.version()),
				Updates.set("place.shelf", ticket.place().shelf().name()));
		// By the driver, since Spring Data would raise the version of the ticket.
		return this.mongo.getCollection(this.mongo.getCollectionName(Ticket.class))
			.updateOne(asRead, update)
			.getMatchedCount() == 1;
	}

}
