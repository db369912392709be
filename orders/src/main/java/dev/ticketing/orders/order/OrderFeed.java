package dev.ticketing.orders.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.ticketing.live.Watched;
import dev.ticketing.orders.order.OrderController.OrderBody;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Orders as their buyers follow them.
 */
@Component
class OrderFeed implements Watched {

	private final MongoOperations mongo;

	private final Orders orders;

	private final ReturnTerms returns;

	OrderFeed(MongoOperations mongo, Orders orders, ReturnTerms returns) {
		this.mongo = mongo;
		this.orders = orders;
		this.returns = returns;
	}

	@Override
	public String event() {
		return "order";
	}

	@Override
	public Map<String, String> versions(Collection<String> ids) {
		Map<String, String> versions = new HashMap<>();
		this.mongo.getCollection(this.mongo.getCollectionName(Order.class))
			.find(Filters.in("_id", ids))
			.projection(Projections.include("version"))
			.forEach((order) -> versions.put(order.getString("_id"), String.valueOf(order.get("version"))));
		return versions;
	}

	@Override
	public Optional<State> state(String id) {
		return this.orders.findById(id)
			.map((order) -> new State(Long.toString(order.version()),
					OrderBody.of(order, this.returns.open(List.of(order)).get(order.id()))));
	}

}
