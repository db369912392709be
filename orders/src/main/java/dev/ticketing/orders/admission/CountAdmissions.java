package dev.ticketing.orders.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * How many admissions are in which state, and what they have brought in. The store
 * counts; no admission is read.
 */
@Component
public class CountAdmissions {

	private final MongoOperations mongo;

	CountAdmissions(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Counts, by ticket.
	 */
	public Map<String, Counts> of(Collection<String> ticketIds) {
		Map<String, Counts> counts = new HashMap<>();
		ticketIds.forEach((id) -> counts.put(id, Counts.NONE));
		this.mongo.find(Query.query(Criteria.where("_id").in(ticketIds)), Availability.class)
			.forEach((told) -> counts.merge(told.id(), new Counts(told.free(), told.held(), 0, 0, 0, 0), Counts::plus));
		Document mine = new Document("ticketId", new Document("$in", List.copyOf(ticketIds)));
		group(new Document(mine).append("state", new Document("$in", List.of(Admission.SOLD, Admission.USED))),
				new Document("_id", new Document("ticketId", "$ticketId").append("state", "$state"))
					.append("count", ONE)
					.append("revenue", SUM_OF_PRICES))
			.forEach((group) -> {
				Document key = group.get("_id", Document.class);
				int count = number(group, "count").intValue();
				int used = Admission.USED.equals(key.getString("state")) ? count : 0;
				counts.merge(key.getString("ticketId"),
						new Counts(0, 0, count, used, 0, number(group, "revenue").longValue()), Counts::plus);
			});
		group(new Document(mine).append("returns", new Document("$gt", 0)),
				new Document("_id", "$ticketId").append("count", new Document("$sum", "$returns")))
			.forEach((group) -> counts.merge(group.getString("_id"),
					new Counts(0, 0, 0, 0, number(group, "count").intValue(), 0), Counts::plus));
		return counts;
	}

	/**
	 * What was sold of a ticket on each day (UTC) on which something was, as far as it
	 * still stands.
	 */
	public List<Day> days(String ticketId) {
		Document day = new Document("$dateToString", new Document("format", "%Y-%m-%d").append("date", "$soldAt"));
		return group(
				new Document("ticketId", ticketId)
					.append("state", new Document("$in", List.of(Admission.SOLD, Admission.USED)))
					.append("soldAt", new Document("$gt", new java.util.Date(0))),
				new Document("_id", day).append("count", ONE).append("revenue", SUM_OF_PRICES))
			.stream()
			.map((group) -> new Day(group.getString("_id"), number(group, "count").intValue(),
					number(group, "revenue").longValue()))
			.sorted(java.util.Comparator.comparing(Day::day))
			.toList();
	}

	private static final Document ONE = new Document("$sum", 1);

	private static final Document SUM_OF_PRICES = new Document("$sum", "$price");

	private List<Document> group(Document match, Document group) {
		return this.mongo.getCollection(Admission.COLLECTION)
			.aggregate(List.of(new Document("$match", match), new Document("$group", group)))
			.into(new ArrayList<>());
	}

	private static Number number(Document group, String field) {
		return group.get(field, Number.class);
	}

	/**
	 * How many admissions of a ticket there are.
	 *
	 * @param sold how many belong to complete orders, used ones among them
	 * @param used how many of these somebody has entered by
	 * @param returned how often one was given back after it had been sold
	 * @param revenue the prices of the sold ones, in minor units
	 */
	public record Counts(int free, int held, int sold, int used, int returned, long revenue) {

		public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

		private Counts plus(Counts other) {
			return new Counts(this.free + other.free, this.held + other.held, this.sold + other.sold,
					this.used + other.used, this.returned + other.returned, Math.addExact(this.revenue, other.revenue));
		}

	}

	/**
	 * A day's sales.
	 *
	 * @param day such as {@code 2027-01-31}
	 * @param revenue in minor units
	 */
	public record Day(String day, int sold, long revenue) {
	}

}
