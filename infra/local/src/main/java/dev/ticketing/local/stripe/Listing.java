package dev.ticketing.local.stripe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists objects as Stripe does: newest first, page by page
 * (https://docs.stripe.com/api/pagination).
 *
 * @param all by id; ids sort by time
 */
record Listing<T>(String url, NavigableMap<String, T> all, ToLongFunction<T> created, Function<T, ObjectNode> json) {

	private static final int MOST_LISTED = 100;

	ObjectNode page(Form form, Predicate<T> wanted) {
		long limit = form.number("limit", 10);
		if (limit < 1 || limit > MOST_LISTED) {
			throw StripeRefusal.invalid("Invalid limit: must be between 1 and 100", "parameter_invalid_integer",
					"limit");
		}
		LongPredicate time = time(form);
		String before = form.get("ending_before");
		List<T> found = new ArrayList<>(candidates(form.get("starting_after"), before).stream()
			.filter((object) -> time.test(this.created.applyAsLong(object)) && wanted.test(object))
			.limit(limit + 1)
			.toList());
		boolean more = found.size() > limit;
		List<T> page = found.subList(0, (int) Math.min(limit, found.size()));
		if (before != null) {
			Collections.reverse(page);
		}
		ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list").put("url", this.url);
		list.put("has_more", more);
		ArrayNode data = list.putArray("data");
		page.stream().map(this.json).forEach(data::add);
		return list;
	}

	private Collection<T> candidates(@Nullable String after, @Nullable String before) {
		if (after != null) {
			return this.all.headMap(known(after), false).descendingMap().values();
		}
		return (before != null) ? this.all.tailMap(known(before), false).values() : this.all.descendingMap().values();
	}

	private String known(String id) {
		if (!this.all.containsKey(id)) {
			throw StripeRefusal.missing(this.url, id);
		}
		return id;
	}

	private static LongPredicate time(Form form) {
		LongPredicate wanted = (_) -> true;
		for (Map.Entry<String, String> bound : form.below("created").entrySet()) {
			long time = form.number("created[" + bound.getKey() + "]", 0);
			wanted = wanted.and(switch (bound.getKey()) {
				case "gte" -> (created) -> created >= time;
				case "gt" -> (created) -> created > time;
				case "lte" -> (created) -> created <= time;
				case "lt" -> (created) -> created < time;
				default -> throw StripeRefusal.invalid("Received unknown parameter: created[" + bound.getKey() + "]",
						"parameter_unknown", "created");
			});
		}
		return wanted;
	}

}
