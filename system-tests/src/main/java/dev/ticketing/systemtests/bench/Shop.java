package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the scenarios do in a platform besides measuring it: put tickets on sale, and wait
 * until all that follows from what was done has been done.
 */
final class Shop implements AutoCloseable {

	private static final List<String> SERVICES = List.of("tickets", "orders", "expiration", "payments");

	private static final Map<String, String> AGGREGATES = Map.of("tickets", "tickets", "orders", "orders", "expiration",
			"deadlines", "payments", "payments");

	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private final Map<String, MongoClient> stores = new TreeMap<>();

	private final Target target;

	private final Buyers buyers;

	private final Buyer seller;

	/**
	 * @param people the first of them sells to the others
	 */
	Shop(Target target, List<Buyer> people) {
		this.target = target;
		this.buyers = new Buyers(people.subList(1, people.size()));
		this.seller = people.getFirst();
		SERVICES.forEach((service) -> this.stores.put(service, MongoClients.create(target.mongo(service))));
	}

	Target target() {
		return this.target;
	}

	Buyers buyers() {
		return this.buyers;
	}

	MongoDatabase store(String service) {
		return store(service, service);
	}

	MongoDatabase store(String service, String database) {
		MongoClient client = this.stores.get(service);
		if (client == null) {
			throw new IllegalArgumentException(service);
		}
		return client.getDatabase(database);
	}

	/**
	 * Puts a ticket on sale, and waits until all of it can be had.
	 * @return its id
	 */
	String offer(int quantity) {
		String json = "{\"title\":\"A night at the races\",\"price\":20.00,\"currency\":\"EUR\",\"quantity\":%d}"
			.formatted(quantity);
		String id = ask(this.target.port(), this.seller.post("/api/tickets", json)).path("id").asString();
		await("ticket " + id + " on sale", () -> {
			Document told = store("orders").getCollection("availabilities").find(Filters.eq("_id", id)).first();
			return told != null && told.getInteger("free") == quantity
					&& store("orders").getCollection("tickets").find(Filters.eq("_id", id)).first() != null;
		});
		return id;
	}

	/**
	 * What answers a request that must be answered well.
	 */
	static JsonNode ask(int port, byte[] request) {
		try (Wire wire = new Wire(port)) {
			int status = wire.ask(request);
			if (!Wire.done(status)) {
				throw new IllegalStateException("%d %s".formatted(status, wire.body()));
			}
			return JsonMapper.shared().readTree(wire.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Waits until nothing that was begun is under way any more: no event waits in a
	 * document or in a stream, and no ticket is still to be counted.
	 */
	void settle() {
		await("quiet", () -> idle() && told() && idle());
	}

	/**
	 * Whether every consumer has nothing left.
	 */
	private boolean idle() {
		Buyer nobody = new Buyer("", "");
		return ask(this.target.natsMonitor(), nobody.get("/jsz?consumers=true")).findParents("num_ack_pending")
			.stream()
			.noneMatch((
					consumer) -> consumer.path("num_pending").asLong() + consumer.path("num_ack_pending").asLong() > 0);
	}

	private boolean told() {
		return AGGREGATES.entrySet().stream().allMatch((entry) -> told(entry.getKey(), entry.getValue()))
				&& told("orders", "availabilities") && store("orders").getCollection("recounts").find().first() == null;
	}

	private boolean told(String service, String collection) {
		return store(service).getCollection(collection)
			.find(Filters.gt("pendingSince", new java.util.Date(0)))
			.limit(1)
			.first() == null;
	}

	static void await(String what, BooleanSupplier condition) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException("Waited in vain for " + what);
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	@Nullable Document availability(String ticketId) {
		return store("orders").getCollection("availabilities").find(Filters.eq("_id", ticketId)).first();
	}

	@Override
	public void close() {
		this.stores.values().forEach(MongoClient::close);
	}

}
