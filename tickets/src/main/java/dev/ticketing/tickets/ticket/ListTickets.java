package dev.ticketing.tickets.ticket;

import java.util.List;

import dev.ticketing.web.Keyset;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Somebody looks through the tickets.
 * <p>
 * A page is one range of one index. What is narrowed further, by words or to one's own,
 * is looked for within a small range first: where much of it is, that gives the page.
 * Where little is, all that there is of it is read by the index it has of its own.
 */
@Component
class ListTickets {

	private final MongoOperations mongo;

	private final Waymarks waymarks;

	ListTickets(MongoOperations mongo, Waymarks waymarks) {
		this.mongo = mongo;
		this.waymarks = waymarks;
	}

	/**
	 * Reads a page, and one ticket more if there is one.
	 * @param userId who asks
	 */
	List<Ticket> list(TicketSearch search, @Nullable String userId, Keyset page) {
		TicketOrder order = search.order();
		if (page.after() != null && !order.isKey(page.after())) {
			throw Keyset.badCursor();
		}
		if (search.hopeless()) {
			return List.of();
		}
		for (String bound : this.waymarks.after(page.after(), order, search.shelves())) {
			List<Ticket> found = find(query(search, userId, page, bound).withHint(order.index()));
			if (found.size() > page.limit()) {
				return found;
			}
		}
		return find(query(search, userId, page, null).withHint(ownIndex(search)));
	}

	private List<Ticket> find(Query query) {
		return this.mongo.find(query, Ticket.class);
	}

	/**
	 * What to look for behind the page's beginning and up to the bound.
	 */
	static Query query(TicketSearch search, @Nullable String userId, Keyset page, @Nullable String bound) {
		TicketOrder order = search.order();
		Criteria criteria = Criteria.where("place.shelf").in(search.shelves());
		if (search.mine()) {
			criteria.and("sellerId").is(userId);
		}
		if (!search.words().isEmpty()) {
			criteria.and("place.words").all(search.words());
		}
		range(criteria, order, page.after(), bound);
		return Query.query(criteria).with(order.sort()).limit(page.limit() + 1);
	}

	private static void range(Criteria criteria, TicketOrder order, @Nullable String after, @Nullable String bound) {
		if (after == null && bound == null) {
			return;
		}
		Criteria key = criteria.and(order.field());
		String low = order.descending() ? bound : after;
		String high = order.descending() ? after : bound;
		if (low != null) {
			key.gt(low);
		}
		if (high != null) {
			key.lt(high);
		}
	}

	/**
	 * The index for reading all that matches.
	 */
	static String ownIndex(TicketSearch search) {
		if (search.mine()) {
			return Ticket.BY_SELLER;
		}
		return search.words().isEmpty() ? search.order().index() : Ticket.BY_WORD;
	}

}
