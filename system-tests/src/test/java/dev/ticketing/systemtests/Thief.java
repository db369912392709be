package dev.ticketing.systemtests;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * Takes the first admission that somebody holds of what a seller offers, behind the back
 * of the services, and puts it back in the end.
 */
final class Thief implements AutoCloseable {

	private static final String ID = "0123456789abcdef01234567";

	private final CompletableFuture<Document> loot;

	private final MongoClient client;

	Thief(Platform platform, String sellerId) {
		this.client = MongoClients.create("mongodb://127.0.0.1:" + (platform.port() + 33));
		this.loot = CompletableFuture.supplyAsync(() -> take(sellerId)).orTimeout(30, TimeUnit.SECONDS);
	}

	private Document take(String sellerId) {
		while (true) {
			for (Document ticket : collection("tickets").find(Filters.eq("sellerId", sellerId))) {
				Document held = collection("admissions").findOneAndUpdate(
						Filters.and(Filters.eq("ticketId", ticket.getString("_id")), Filters.eq("state", "held")),
						Updates.set("orderId", ID));
				if (held != null) {
					return held;
				}
			}
			LockSupport.parkNanos(2_000_000);
		}
	}

	private MongoCollection<Document> collection(String name) {
		return this.client.getDatabase("orders").getCollection(name);
	}

	/**
	 * The id of what was taken.
	 */
	String loot() {
		return this.loot.join().getString("_id");
	}

	@Override
	public void close() {
		Document held = this.loot.join();
		collection("admissions").updateOne(Filters.and(Filters.eq("_id", held.get("_id")), Filters.eq("orderId", ID)),
				Updates.set("orderId", held.get("orderId")));
		this.client.close();
	}

}
