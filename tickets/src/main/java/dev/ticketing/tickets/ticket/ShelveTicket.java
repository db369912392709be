package dev.ticketing.tickets.ticket;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
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

	private final Tickets tickets;

	private final MongoOperations mongo;

	ShelveTicket(Tickets tickets, MongoOperations mongo) {
		this.tickets = tickets;
		this.mongo = mongo;
	}

	void shelve(String ticketId) {
		boolean done = false;
		while (!done) {
			ToldAvailability told = this.mongo.findById(ticketId, ToldAvailability.class);
			Ticket ticket = this.tickets.findById(ticketId).orElse(null);
			done = told == null || ticket == null || told.availability().version() <= ticket.availability().version()
					|| copy(told.availability(), ticket);
		}
	}

	private boolean copy(Availability told, Ticket ticket) {
		Query asRead = Query.query(Criteria.where("_id")
			.is(ticket.id())
			.and("version")
			.is(ticket.version())
			.and("availability.version")
			.is(ticket.availability().version()));
		ticket.follow(told);
		Update update = Update.update("availability", ticket.availability()).set("place.shelf", ticket.place().shelf());
		return this.mongo.updateFirst(asRead, update, Ticket.class).getMatchedCount() == 1;
	}

}
