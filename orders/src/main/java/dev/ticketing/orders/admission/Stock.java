package dev.ticketing.orders.admission;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * The admissions of a ticket, taken together.
 */
@Component
class Stock {

	private static final int BATCH = 5_000;

	private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);

	private final Admissions admissions;

	private final MongoOperations mongo;

	Stock(Admissions admissions, MongoOperations mongo) {
		this.admissions = admissions;
		this.mongo = mongo;
	}

	/**
	 * How many there are in each state.
	 */
	Map<String, Integer> count(String ticketId) {
		Map<String, Integer> counts = new HashMap<>();
		collection()
			.aggregate(List.of(new Document("$match", new Document("ticketId", ticketId)),
					new Document("$group", new Document("_id", "$state").append("count", new Document("$sum", 1)))))
			.forEach((group) -> counts.put(group.getString("_id"), group.get("count", Number.class).intValue()));
		return counts;
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
		Set<Integer> numbers = numbers(ticketId);
		List<Integer> missing = IntStream.iterate(1, (number) -> number + 1)
			.filter((number) -> !numbers.contains(number))
			.limit(Math.max(0, quantity - numbers.size()))
			.boxed()
			.toList();
		for (int from = 0; from < missing.size(); from += BATCH) {
			insert(ticketId, missing.subList(from, Math.min(from + BATCH, missing.size())));
		}
		return !missing.isEmpty();
	}

	private Set<Integer> numbers(String ticketId) {
		return collection().find(Filters.eq("ticketId", ticketId))
			.projection(Projections.include("number"))
			.map((admission) -> admission.getInteger("number"))
			.into(new HashSet<>());
	}

	/**
	 * Makes new free admissions; those that are there already stay as they are.
	 */
	private void insert(String ticketId, List<Integer> numbers) {
		List<Document> fresh = numbers.stream()
			.map((number) -> new Document("_id", Admission.id(ticketId, number)).append("ticketId", ticketId)
				.append("number", number)
				.append("state", Admission.FREE))
			.toList();
		try {
			collection().insertMany(fresh, ANY_ORDER);
		}
		catch (MongoBulkWriteException ex) {
			if (ex.getWriteErrors().stream().anyMatch((error) -> error.getCategory() != ErrorCategory.DUPLICATE_KEY)) {
				throw ex;
			}
		}
	}

	private MongoCollection<Document> collection() {
		return this.mongo.getCollection(Admission.COLLECTION);
	}

}
