package dev.ticketing.orders.admission;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.bson.Document;

import org.springframework.stereotype.Component;

/**
 * The admissions of a ticket, taken together.
 */
@Component
class Stock {

	private static final int BATCH = 5_000;

	private final Admissions admissions;

	Stock(Admissions admissions) {
		this.admissions = admissions;
	}

	/**
	 * How many there are in each state.
	 */
	Map<String, Integer> count(String ticketId) {
		return this.admissions.count(ticketId);
	}

	/**
	 * Adds what is missing of the quantity, or takes away what is too many.
	 * @param surplus how many there are too many; fewer than none if some are missing
	 * @return whether there are more or fewer now
	 */
	boolean adjust(String ticketId, int quantity, int surplus) {
		if (surplus > 0) {
			return this.admissions.retire(this.admissions.free(ticketId, surplus)) > 0;
		}
		return surplus < 0 && add(ticketId, quantity);
	}

	private boolean add(String ticketId, int quantity) {
		List<Document> there = this.admissions.outline(ticketId);
		Set<Integer> numbers = new HashSet<>();
		there.forEach((admission) -> numbers.add(admission.getInteger("number")));
		List<Integer> missing = IntStream.iterate(1, (number) -> number + 1)
			.filter((number) -> !numbers.contains(number))
			.limit(Math.max(0, quantity - there.size()))
			.boxed()
			.toList();
		for (int from = 0; from < missing.size(); from += BATCH) {
			this.admissions.add(ticketId, missing.subList(from, Math.min(from + BATCH, missing.size())));
		}
		return !missing.isEmpty();
	}

}
