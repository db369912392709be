package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Which tickets are to be counted anew. What is noted here outlives the process that
 * noted it. Each has notes of its own, so that nobody takes away what another one relies
 * on.
 */
@Repository
class Recounts {

	private final MongoOperations mongo;

	Recounts(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * @param by who relies on it
	 */
	void mark(String ticketId, String by, Instant now) {
		this.mongo.upsert(Query.query(Criteria.where("_id").is(Recount.id(ticketId, by))),
				new Update().inc("marks", 1L).set("since", now), Recount.class);
	}

	Optional<Recount> find(String ticketId, String by) {
		return Optional.ofNullable(this.mongo.findById(Recount.id(ticketId, by), Recount.class));
	}

	/**
	 * Takes the note away, unless the ticket has changed since it was read.
	 */
	void done(Recount recount) {
		this.mongo.remove(Query.query(Criteria.where("_id").is(recount.id()).and("marks").is(recount.marks())),
				Recount.class);
	}

	/**
	 * Those that somebody should have counted by now.
	 */
	List<Recount> before(Instant then) {
		return this.mongo.find(Query.query(Criteria.where("since").lt(then)).limit(1000), Recount.class);
	}

}
