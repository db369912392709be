package dev.ticketing.payments.order;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;

import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.store.Merged;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.BulkOperationException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.BulkOperations.BulkMode;
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

	private final Merged<OrderState, Boolean> merged = new Merged<>(200, this::followTogether);

	private final MongoOperations mongo;

	FollowOrder(MongoOperations mongo) {
		this.mongo = mongo;
	}

	public void follow(OrderState order) {
		if (!this.merged.ask(order)) {
			followAlone(order);
		}
	}

	/**
	 * In one round trip, as long as all of it is news. What part of it was not is not
	 * asked: doing it again does no harm.
	 */
	private List<Boolean> followTogether(List<OrderState> orders) {
		return Collections.nCopies(orders.size(), orders.size() > 1 && written(orders));
	}

	private boolean written(List<OrderState> orders) {
		BulkOperations writes = this.mongo.bulkOps(BulkMode.UNORDERED, Order.class);
		orders.stream().sorted(Comparator.comparing(OrderState::id)).forEach((order) -> {
			// The first version of an order is nearly always the first that is heard of
			// it.
			if (order.version() == 1) {
				writes.insert(Order.of(order));
			}
			else {
				writes.upsert(older(order), update(order));
			}
		});
		try {
			writes.execute();
			return true;
		}
		catch (DuplicateKeyException | BulkOperationException ex) {
			return false;
		}
	}

	private void followAlone(OrderState order) {
		try {
			this.mongo.upsert(older(order), update(order), Order.class);
		}
		catch (DuplicateKeyException ex) {
			// There is a copy. If it came between the search and the insert, it may still
			// be the older one.
			this.mongo.updateFirst(older(order), update(order), Order.class);
		}
	}

	private static Query older(OrderState order) {
		return Query.query(Criteria.where("_id").is(order.id()).and("version").lt(order.version()));
	}

	private static Update update(OrderState order) {
		return new Update().set("buyerId", order.buyerId())
			.set("status", order.status())
			.set("total", order.total())
			.set("expiresAt", order.expiresAt())
			.set("refunds", Order.refunds(order))
			.set("version", order.version());
	}

}
