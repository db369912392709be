package dev.ticketing.orders.sales;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.SellAdmissions;
import dev.ticketing.orders.order.Order;
import dev.ticketing.orders.order.OrderLine;
import dev.ticketing.web.Keyset;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The orders that have bought a ticket, as its seller may see them: of other sellers'
 * tickets in the same order they tell nothing.
 */
@Repository
class SoldOrders {

	private static final Sort NEWEST = Sort.by(Sort.Direction.DESC, "boughtAt", "_id");

	private final MongoOperations mongo;

	private final SellAdmissions admissions;

	SoldOrders(MongoOperations mongo, SellAdmissions admissions) {
		this.mongo = mongo;
		this.admissions = admissions;
	}

	/**
	 * Some orders, the last bought first.
	 * @param after {@link SoldOrder#key} of the one before; nothing to begin
	 */
	List<SoldOrder> find(String ticketId, @Nullable String after, int limit) {
		Query bought = Query.query(range(ticketId, after)).with(NEWEST).limit(limit);
		List<Order> orders = this.mongo.find(bought, Order.class);
		Map<String, Admission> admissions = admissions(ticketId, orders);
		return orders.stream().map((order) -> {
			OrderLine line = line(order, ticketId);
			return new SoldOrder(order, line,
					line.admissionIds().stream().filter(admissions::containsKey).map(admissions::get).toList());
		}).toList();
	}

	private static Criteria range(String ticketId, @Nullable String after) {
		Criteria ticket = Criteria.where("lines.ticketId").is(ticketId);
		if (after == null) {
			return ticket.and("boughtAt").gt(new Date(0));
		}
		String[] key = after.split("/", 2);
		if (key.length != 2 || !key[0].matches("[0-9]{1,15}")) {
			throw Keyset.badCursor();
		}
		Date last = new Date(Long.parseLong(key[0]));
		return ticket.and("boughtAt")
			.lte(last)
			.orOperator(Criteria.where("boughtAt").lt(last), Criteria.where("_id").lt(key[1]));
	}

	private Map<String, Admission> admissions(String ticketId, List<Order> orders) {
		List<String> ids = orders.stream().flatMap((order) -> line(order, ticketId).admissionIds().stream()).toList();
		return this.admissions.find(ids).stream().collect(Collectors.toMap(Admission::id, Function.identity()));
	}

	private static OrderLine line(Order order, String ticketId) {
		return order.lines((line) -> line)
			.stream()
			.filter((line) -> line.ticketId().equals(ticketId))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * A part of an order.
	 *
	 * @param admissions of the line, as they stand; some may be somebody else's by now
	 */
	record SoldOrder(Order order, OrderLine line, List<Admission> admissions) {

		/**
		 * When it was bought, as all that {@link SoldOrders#find} finds were.
		 */
		Instant boughtAt() {
			return Objects.requireNonNull(this.order.boughtAt());
		}

		String key() {
			return boughtAt().toEpochMilli() + "/" + this.order.id();
		}

	}

}
