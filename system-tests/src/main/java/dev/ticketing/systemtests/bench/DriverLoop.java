package dev.ticketing.systemtests.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

/**
 * A program that does nothing but what orders writes for a reservation, one at a time in
 * each of so many lanes: it claims an admission by its id where nobody has it, inserts
 * the order with its event in it, and takes the event out again, as is done when it has
 * been published. Both documents and their indexes are those of orders. No two lanes try
 * for the same admission, and every lane has a connection of its own, so nothing holds it
 * up but the store. What the other services write for a reservation, it leaves out.
 */
final class DriverLoop {

	private static final long LONGEST = 3_000_000_000L;

	private static final Bson PUBLISHED = Updates.combine(Updates.unset("outbox"), Updates.unset("pendingSince"));

	private final MongoCollection<Document> admissions;

	private final MongoCollection<Document> orders;

	private final Queue<String> free;

	private DriverLoop(MongoCollection<Document> admissions, MongoCollection<Document> orders, Queue<String> free) {
		this.admissions = admissions;
		this.orders = orders;
		this.free = free;
	}

	/**
	 * So many lanes make so many reservations, or as many as fit into some seconds.
	 */
	static Outcome run(Target target, int lanes, int reservations) {
		MongoClientSettings settings = MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(target.mongo("orders")))
			.applyToConnectionPoolSettings((pool) -> pool.minSize(lanes).maxSize(lanes))
			.build();
		try (MongoClient client = MongoClients.create(settings)) {
			var database = client.getDatabase("bench" + new ObjectId().toHexString());
			try {
				return new DriverLoop(database.getCollection("admissions"), database.getCollection("orders"),
						new ConcurrentLinkedQueue<>())
					.prepared(reservations)
					.run(lanes);
			}
			finally {
				database.drop();
			}
		}
	}

	private DriverLoop prepared(int reservations) {
		this.admissions.createIndex(Indexes.ascending("ticketId", "state", "price"));
		this.admissions.createIndex(Indexes.ascending("ticketId", "returns"));
		this.admissions.createIndex(Indexes.ascending("code"), new IndexOptions().sparse(true));
		this.admissions.createIndex(Indexes.ascending("state", "heldAt"));
		this.orders.createIndex(Indexes.compoundIndex(Indexes.ascending("buyerId"), Indexes.descending("_id")));
		this.orders.createIndex(
				Indexes.compoundIndex(Indexes.ascending("lines.ticketId"), Indexes.descending("boughtAt", "_id")));
		this.orders.createIndex(Indexes.ascending("pendingSince"), new IndexOptions().sparse(true));
		String ticketId = new ObjectId().toHexString();
		List<String> ids = new ArrayList<>(
				IntStream.range(0, reservations).mapToObj((number) -> new ObjectId().toHexString()).toList());
		this.admissions.insertMany(ids.stream()
			.map((id) -> new Document("_id", id).append("ticketId", ticketId)
				.append("number", 1)
				.append("state", "free"))
			.toList());
		Collections.shuffle(ids);
		this.free.addAll(ids);
		return this;
	}

	private Outcome run(int lanes) {
		Latencies latencies = new Latencies();
		long began = System.nanoTime();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < lanes; i++) {
				threads.submit(() -> {
					for (String id = this.free.poll(); id != null
							&& System.nanoTime() - began < LONGEST; id = this.free.poll()) {
						long from = System.nanoTime();
						reserve(id);
						latencies.record(System.nanoTime() - from);
					}
				});
			}
		}
		return new Outcome(latencies, (System.nanoTime() - began) / 1e9);
	}

	private void reserve(String admissionId) {
		String orderId = new ObjectId().toHexString();
		long claimed = this.admissions
			.updateOne(Filters.and(Filters.eq("_id", admissionId), Filters.eq("orderId", null)), Updates.combine(
					Updates.set("orderId", orderId), Updates.set("state", "held"), Updates.set("heldAt", new Date())))
			.getMatchedCount();
		if (claimed == 1) {
			this.orders.insertOne(order(orderId, admissionId));
			this.orders.updateOne(Filters.and(Filters.eq("_id", orderId), Filters.eq("version", 1L)), PUBLISHED);
		}
	}

	private static Document order(String id, String admissionId) {
		Date now = new Date();
		Document price = new Document("minor", 2000L).append("currency", "EUR");
		String data = """
				{"order":{"id":"%s","buyerId":"%s","status":"created","reason":null,"items":[{"ticketId":"%s",\
				"sellerId":"%s","title":"A night at the races","price":{"minor":2000,"currency":"EUR"},"quantity":1}],\
				"total":{"minor":2000,"currency":"EUR"},"expiresAt":"%s","refunds":null,"version":1}}""".formatted(id,
				id, admissionId, id, Instant.now());
		return new Document("_id", id).append("buyerId", id)
			.append("lines",
					List.of(new Document("ticketId", admissionId).append("sellerId", id)
						.append("title", "A night at the races")
						.append("price", price)
						.append("admissionIds", List.of(admissionId))))
			.append("total", price)
			.append("createdAt", now)
			.append("expiresAt", now)
			.append("status", "CREATED")
			.append("version", 1L)
			.append("outbox",
					List.of(new Document("eventId", id).append("type", "dev.ticketing.order.created.v1")
						.append("aggregateId", id)
						.append("version", 1L)
						.append("time", now)
						.append("traceparent", "00-00000000000000000000000000000001-0000000000000001-01")
						.append("data", data)))
			.append("pendingSince", now)
			.append("_class", "dev.ticketing.orders.order.Order");
	}

	/**
	 * How it went.
	 */
	record Outcome(Latencies latencies, double seconds) {

		double perSecond() {
			return this.latencies.count() / this.seconds;
		}

	}

}
