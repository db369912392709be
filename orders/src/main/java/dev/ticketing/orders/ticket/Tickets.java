package dev.ticketing.orders.ticket;

import java.util.Optional;

import dev.ticketing.events.TicketEvent.TicketState;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * The copies of tickets.
 */
@Repository
public class Tickets {

	private final MongoOperations mongo;

	Tickets(MongoOperations mongo) {
		this.mongo = mongo;
	}

	public Optional<Ticket> find(String id) {
		return Optional.ofNullable(this.mongo.findById(id, Ticket.class));
	}

	/**
	 * Keeps this state, unless a newer one is here.
	 */
	void keep(TicketState state) {
		Query older = Query.query(Criteria.where("_id").is(state.id()).and("version").lt(state.version()));
		Update update = Update.update("sellerId", state.sellerId())
			.set("title", state.title())
			.set("price", state.price())
			.set("quantity", state.quantity())
			.set("maxPerOrder", state.maxPerOrder())
			.set("withdrawn", state.withdrawn())
			.set("version", state.version());
		try {
			this.mongo.upsert(older, update, Ticket.class);
		}
		catch (DuplicateKeyException ex) {
			// There is one with this id that is not older: this event comes late.
		}
	}

}
