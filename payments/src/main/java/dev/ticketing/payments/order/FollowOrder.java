package dev.ticketing.payments.order;

import dev.ticketing.events.OrderEvent.OrderState;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Keeps the copy of an order at the highest version that was heard of, whatever comes
 * twice or out of order.
 */
@Component
public class FollowOrder {

	private final MongoOperations mongo;

	FollowOrder(MongoOperations mongo) {
		this.mongo = mongo;
	}

	public void follow(OrderState order) {
		Query older = Query.query(Criteria.where("_id").is(order.id()).and("version").lt(order.version()));
		Update update = new Update().set("buyerId", order.buyerId())
			.set("status", order.status())
			.set("total", order.total())
			.set("expiresAt", order.expiresAt())
			.set("version", order.version());
		try {
			this.mongo.upsert(older, update, Order.class);
		}
		catch (DuplicateKeyException ex) {
			// There is a copy. If it came between the search and the insert, it may still
			// be the older one.
			this.mongo.updateFirst(older, update, Order.class);
		}
	}

}
