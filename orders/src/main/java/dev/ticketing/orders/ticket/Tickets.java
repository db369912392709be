package dev.ticketing.orders.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.store.ReadTogether;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
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

	private final ReadTogether<Ticket> reading;

	private final MongoOperations mongo;

	Tickets(MongoOperations mongo) {
		this.mongo = mongo;
		this.reading = new ReadTogether<>(mongo, Ticket.class);
	}

	public Optional<Ticket> find(String id) {
		return this.reading.find(id);
	}

	/**
	 * A seller's tickets, newest first.
	 * @param before the id of the ticket before them, if it is not the first page
	 */
	public List<Ticket> of(String sellerId, @Nullable String before, int limit) {
		Criteria mine = Criteria.where("sellerId").is(sellerId);
		return this.mongo.find(Query.query((before != null) ? mine.and("_id").lt(before) : mine)
			.with(Sort.by(Sort.Direction.DESC, "_id"))
			.limit(limit), Ticket.class);
	}

	/**
	 * Those of these that are known, by id.
	 */
	public Map<String, Ticket> find(Set<String> ids) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(ids)), Ticket.class)
			.stream()
			.collect(Collectors.toMap(Ticket::id, Function.identity()));
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
			.set("startsAt", state.startsAt())
			.set("timeZone", state.timeZone())
			.set("refundableUntil", state.refundableUntil())
			.set("version", state.version());
		try {
			this.mongo.upsert(older, update, Ticket.class);
		}
		catch (DuplicateKeyException ex) {
			// There is one with this id that is not older: this event comes late.
		}
	}

}
