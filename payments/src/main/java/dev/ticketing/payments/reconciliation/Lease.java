package dev.ticketing.payments.reconciliation;

import java.time.Duration;
import java.time.Instant;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Lets one of several instances do what is due once for all of them. Who dies holding it
 * delays the next by no more than the time it was taken for.
 */
@Component
class Lease {

	private static final String COLLECTION = "leases";

	private final MongoOperations mongo;

	Lease(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * @return whether the caller has it now, and nobody else for so long
	 */
	boolean take(String name, Instant now, Duration length) {
		Query free = Query.query(Criteria.where("_id").is(name).and("until").lte(now));
		try {
			return this.mongo.upsert(free, new Update().set("until", now.plus(length)), COLLECTION).wasAcknowledged();
		}
		catch (DuplicateKeyException ex) {
			// It is there, and not free.
			return false;
		}
	}

}
