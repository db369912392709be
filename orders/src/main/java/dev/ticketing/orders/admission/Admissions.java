package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import dev.ticketing.store.Merged;
import dev.ticketing.store.ReadTogether;
import org.bson.Document;
import org.bson.conversions.Bson;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/**
 * The stored admissions. Every statement that changes who has one stands in this file,
 * and each names in its filter whose it must be: {@code orderId: null} to claim,
 * {@code orderId: mine} for everything else.
 */
@Repository
class Admissions {

	private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

	private final Merged<List<Change>, Integer> merged = new Merged<>(200, this::writeTogether);

	private final MongoOperations mongo;

	private final ReadTogether<Admission> reading;

	Admissions(MongoOperations mongo) {
		this.mongo = mongo;
		this.reading = new ReadTogether<>(mongo, Admission.class);
	}

	/**
	 * Claims each admission for its order where nobody has it.
	 * @param attempts by admission
	 * @return how many were claimed
	 */
	int claim(SortedMap<String, Attempt> attempts, Instant now) {
		return write(attempts.entrySet()
			.stream()
			.map((entry) -> new UpdateOneModel<Document>(
					Filters.and(Filters.eq("_id", entry.getKey()), Filters.eq("orderId", null)),
					Updates.combine(Updates.set("orderId", entry.getValue().claim.orderId()),
							Updates.set("attempt", entry.getValue().id), Updates.set("state", Admission.HELD),
							Updates.set("heldAt", Date.from(now)))))
			.toList());
	}

	/**
	 * Gives back what an attempt has claimed of these, and nothing that another attempt
	 * for the same order has.
	 */
	int giveUp(Attempt attempt, Collection<String> admissionIds) {
		return this.merged.ask(
				List.of(new Change(admissionIds, Filters.and(has(attempt.claim.orderId(), admissionIds, Admission.HELD),
						Filters.eq("attempt", attempt.id)), freed(Updates.unset("heldAt")))));
	}

	/**
	 * Gives back what the order has of these, be it held, sold or being returned. What
	 * has been used stays used.
	 * @return how many for sure
	 */
	int release(String orderId, Collection<String> admissionIds) {
		int held = free(orderId, admissionIds, Admission.HELD, Updates.unset("heldAt"));
		if (held == admissionIds.size()) {
			return held;
		}
		Bson returned = Updates.combine(Updates.unset("heldAt"), Updates.unset("returnId"), Updates.inc("returns", 1));
		return held + free(orderId, admissionIds, Admission.SOLD, returned)
				+ free(orderId, admissionIds, Admission.RETURNING, returned);
	}

	private int free(String orderId, Collection<String> admissionIds, String state, Bson more) {
		return this.merged.ask(List.of(new Change(admissionIds, has(orderId, admissionIds, state), freed(more))));
	}

	private static Bson freed(Bson more) {
		return Updates.combine(Updates.unset("orderId"), Updates.unset("attempt"), Updates.unset("soldAt"),
				Updates.unset("price"), Updates.unset("code"), Updates.set("state", Admission.FREE), more);
	}

	/**
	 * Makes the order's own what it holds of these.
	 * @param prices by admission, in minor units
	 */
	int sell(String orderId, SortedMap<String, Long> prices, Instant now) {
		return this.merged.ask(prices.entrySet()
			.stream()
			.map((entry) -> new Change(List.of(entry.getKey()), has(orderId, List.of(entry.getKey()), Admission.HELD),
					Updates.combine(Updates.set("state", Admission.SOLD), Updates.set("price", entry.getValue()),
							Updates.set("soldAt", Date.from(now)))))
			.toList());
	}

	/**
	 * Lets somebody enter by the order's own admission, once.
	 * @return whether nobody has before
	 */
	boolean use(String orderId, String admissionId, String checkIn, Instant now) {
		return collection().updateOne(
				Filters.and(Filters.eq("_id", admissionId), Filters.eq("orderId", orderId),
						Filters.eq("state", Admission.SOLD)),
				Updates.combine(Updates.set("state", Admission.USED), Updates.set("usedAt", Date.from(now)),
						Updates.set("checkIn", checkIn)))
			.getModifiedCount() == 1;
	}

	/**
	 * Keeps from the door what the order has of these and was not used.
	 * @param returnId by which refund they are to be returned
	 */
	int withhold(String orderId, Collection<String> admissionIds, String returnId, Instant now) {
		return write(admissionIds.stream()
			.sorted()
			.map((id) -> new UpdateOneModel<Document>(
					Filters.and(Filters.eq("_id", id), Filters.eq("orderId", orderId),
							Filters.in("state", Admission.SOLD, Admission.RETURNING)),
					Updates.combine(Updates.set("state", Admission.RETURNING), Updates.set("returnId", returnId),
							Updates.set("heldAt", Date.from(now)))))
			.toList());
	}

	/**
	 * Leaves to the order what it does not return by this refund after all.
	 */
	int handBack(String orderId, Collection<String> admissionIds, String returnId) {
		return write(admissionIds.stream()
			.sorted()
			.map((id) -> new UpdateOneModel<Document>(
					Filters.and(Filters.eq("_id", id), Filters.eq("orderId", orderId),
							Filters.eq("state", Admission.RETURNING), Filters.eq("returnId", returnId)),
					Updates.combine(Updates.set("state", Admission.SOLD), Updates.unset("returnId"))))
			.toList());
	}

	private static Bson has(String orderId, Collection<String> admissionIds, String state) {
		return Filters.and(Filters.in("_id", admissionIds), Filters.eq("orderId", orderId), Filters.eq("state", state));
	}

	/**
	 * Takes out of the world what nobody has of these.
	 */
	long retire(Collection<String> admissionIds) {
		return collection().deleteMany(Filters.and(Filters.in("_id", admissionIds), Filters.eq("orderId", null)))
			.getDeletedCount();
	}

	/**
	 * Writes in the order of the ids, as everybody does: a store that locks document
	 * after document must not lock up.
	 */
	private int write(List<? extends WriteModel<Document>> writes) {
		return writes.isEmpty() ? 0 : collection().bulkWrite(writes, ANY_ORDER).getMatchedCount();
	}

	/**
	 * Writes what orders that end at the same time need written. The store says only how
	 * many writes of all have hit: if some have not, nobody knows whose.
	 */
	private List<Integer> writeTogether(List<List<Change>> together) {
		List<Change> all = together.stream()
			.flatMap(List::stream)
			.filter((change) -> change.count() > 0)
			.sorted(Comparator.comparing(Change::first))
			.toList();
		int wanted = all.stream().mapToInt(Change::count).sum();
		int hits = write(
				all.stream().map((change) -> new UpdateManyModel<Document>(change.whose(), change.update())).toList());
		return together.stream()
			.map((each) -> (hits == wanted) ? each.stream().mapToInt(Change::count).sum()
					: ((together.size() == 1) ? hits : 0))
			.toList();
	}

	/**
	 * What befalls some admissions at once.
	 */
	private record Change(Collection<String> admissionIds, Bson whose, Bson update) {

		int count() {
			return this.admissionIds.size();
		}

		String first() {
			return Collections.min(this.admissionIds);
		}

	}

	/**
	 * Whether the order has any of these.
	 */
	boolean hasAny(String orderId, Collection<String> admissionIds) {
		return admissionIds.stream()
			.anyMatch((id) -> this.reading.find(id).filter((each) -> orderId.equals(each.orderId())).isPresent());
	}

	List<Admission> find(Collection<String> admissionIds) {
		return this.mongo.find(Query.query(Criteria.where("_id").in(admissionIds)), Admission.class);
	}

	/**
	 * The admission that has this random code of before there were signed ones.
	 */
	Optional<Admission> withCode(String code) {
		return Optional.ofNullable(this.mongo.findOne(Query.query(Criteria.where("code").is(code)), Admission.class));
	}

	/**
	 * Some free admissions of a ticket, by id.
	 */
	List<String> free(String ticketId, int limit) {
		return collection().find(Filters.and(Filters.eq("ticketId", ticketId), Filters.eq("state", Admission.FREE)))
			.projection(Projections.include("_id"))
			.limit(limit)
			.map((document) -> document.getString("_id"))
			.into(new ArrayList<>());
	}

	/**
	 * The admissions in this state, held or being returned, that came to be so from then
	 * until then. To be closed.
	 */
	Stream<Admission> between(Instant from, Instant until, String state) {
		return this.mongo.stream(
				Query.query(Criteria.where("state").is(state).and("heldAt").gte(Date.from(from)).lte(Date.from(until))),
				Admission.class);
	}

	private MongoCollection<Document> collection() {
		return this.mongo.getCollection(Admission.COLLECTION);
	}

}
