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
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A program that does nothing but what is written for a reservation, one at a time in
 * each of so many lanes: it claims an admission by its id where nobody has it, inserts
 * the order with its event in it, and takes the event out again, as is done when it has
 * been published; and, if all of it is asked for, inserts the order's deadline and
 * payments' copy of it, each into the store of its service. Documents and indexes are
 * those of the services. No two lanes try for the same admission, and every lane has
 * connections of its own, so nothing holds it up but the stores.
 */
final class DriverLoop implements AutoCloseable {

	private static final long LONGEST = 3_000_000_000L;

	private static final Bson PUBLISHED = Updates.combine(Updates.unset("outbox"), Updates.unset("pendingSince"));

	private final Queue<String> free = new ConcurrentLinkedQueue<>();

	private final List<MongoClient> clients = new ArrayList<>();

	private final List<MongoDatabase> databases = new ArrayList<>();

	private final MongoCollection<Document> admissions;

	private final MongoCollection<Document> orders;

	private final @Nullable MongoCollection<Document> deadlines;

	private final @Nullable MongoCollection<Document> copies;

	private DriverLoop(Target target, int lanes, Writes writes) {
		MongoDatabase ours = database(target, "orders", lanes);
		this.admissions = ours.getCollection("admissions");
		this.orders = ours.getCollection("orders");
		boolean all = writes == Writes.ALL;
		this.deadlines = all ? database(target, "expiration", lanes).getCollection("deadlines") : null;
		this.copies = all ? database(target, "payments", lanes).getCollection("orders") : null;
	}

	private MongoDatabase database(Target target, String service, int lanes) {
		MongoClient client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(target.mongo(service)))
			.applyToConnectionPoolSettings((pool) -> pool.minSize(lanes).maxSize(lanes))
			.build());
		this.clients.add(client);
		MongoDatabase database = client.getDatabase("bench" + new ObjectId().toHexString());
		this.databases.add(database);
		return database;
	}

	/**
	 * So many lanes make so many reservations, or as many as fit into some seconds.
	 */
	static Outcome run(Target target, int lanes, int reservations, Writes writes) {
		try (DriverLoop loop = new DriverLoop(target, lanes, writes)) {
			return loop.prepared(reservations).run(lanes);
		}
	}

	@Override
	public void close() {
		this.databases.forEach(MongoDatabase::drop);
		this.clients.forEach(MongoClient::close);
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
		if (this.deadlines != null) {
			List.of("waitingUntil", "closedAt", "pendingSince")
				.forEach((field) -> this.deadlines.createIndex(Indexes.ascending(field),
						new IndexOptions().sparse(true)));
		}
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
			if (this.deadlines != null && this.copies != null) {
				this.deadlines.insertOne(deadline(orderId));
				this.copies.insertOne(copy(orderId));
			}
		}
	}

	private static Document deadline(String orderId) {
		Date now = new Date();
		return new Document("_id", orderId).append("expiresAt", now)
			.append("orderVersion", 1L)
			.append("status", "WAITING")
			.append("waitingUntil", now)
			.append("version", 1L)
			.append("_class", "dev.ticketing.expiration.deadline.Deadline");
	}

	private static Document copy(String orderId) {
		return new Document("_id", orderId).append("buyerId", orderId)
			.append("status", "created")
			.append("total", new Document("minor", 2000L).append("currency", "EUR"))
			.append("expiresAt", new Date())
			.append("refunds", List.of())
			.append("version", 1L)
			.append("_class", "dev.ticketing.payments.order.Order");
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
	 * Which of the writes are made.
	 */
	enum Writes {

		/** The three that orders makes. */
		OF_ORDERS,

		/** Also that of expiration and that of payments. */
		ALL

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
