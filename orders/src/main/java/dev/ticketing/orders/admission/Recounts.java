package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/**
 * Which tickets are to be counted anew. What is noted here outlives the process that
 * noted it.
 */
@Repository
class Recounts {

	private final MongoOperations mongo;

	Recounts(MongoOperations mongo) {
		this.mongo = mongo;
	}

	void mark(String ticketId, Instant now) {
		Query query = Query.query(Criteria.where("_id").is(ticketId));
		Update update = new Update().inc("marks", 1L).setOnInsert("since", now);
		try {
			this.mongo.upsert(query, update, Recount.class);
		}
		catch (DuplicateKeyException ex) {
			// Another instance has just made it.
			this.mongo.upsert(query, update, Recount.class);
		}
	}

	Optional<Recount> find(String ticketId) {
		return Optional.ofNullable(this.mongo.findById(ticketId, Recount.class));
	}

	/**
	 * Takes the note away, unless the ticket has changed since it was read.
	 */
	void done(Recount recount) {
		this.mongo.remove(Query.query(Criteria.where("_id").is(recount.ticketId()).and("marks").is(recount.marks())),
				Recount.class);
	}

	/**
	 * Those that somebody should have counted by now.
	 */
	List<Recount> before(Instant then) {
		return this.mongo.find(Query.query(Criteria.where("since").lt(then)).limit(1000), Recount.class);
	}

}
