package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.QueryPlan;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/**
 * Every question that orders asks its store, among so many documents that reading all of
 * them would be felt.
 */
class QueryPlanIntegrationTests extends OrdersTest {

	private static final int MANY = 20_000;

	private static final Document ANYHOW = new Document();

	private static final String BUYER = new ObjectId().toHexString();

	private static final String TICKET = new ObjectId().toHexString();

	@Test
	void noQueryReadsACollectionFromEndToEnd() {
		fill("orders",
				(i) -> new Document("buyerId", (i % 500 == 0) ? BUYER : new ObjectId().toHexString())
					.append("lines",
							List.of(new Document("ticketId", (i % 500 == 1) ? TICKET : new ObjectId().toHexString())))
					.append("boughtAt", (i % 3 == 0) ? null : Date.from(Instant.EPOCH.plusSeconds(i))));
		fill("admissions",
				(i) -> new Document("ticketId", (i % 500 == 0) ? TICKET : new ObjectId().toHexString())
					.append("state", (i % 1000 == 0) ? "free" : "sold")
					.append("heldAt", Date.from(Instant.EPOCH.plusSeconds(i)))
					.append("code", (i % 100 == 0) ? "CODE" + i : null));
		fill("availabilities", (i) -> new Document("free", i));
		fill("tickets", (i) -> new Document("quantity", i).append("sellerId",
				(i % 500 == 0) ? BUYER : new ObjectId().toHexString()));
		Document pending = new Document("pendingSince", new Document("$lt", new Date()));

		onIndex("orders", new Document("buyerId", BUYER), new Document("_id", -1));
		onIndex("orders", new Document("buyerId", BUYER).append("_id", new Document("$lt", "f")),
				new Document("_id", -1));
		onIndex("orders", new Document("_id", BUYER), ANYHOW);
		onIndex("orders", new Document("_id", new Document("$in", List.of(BUYER, TICKET))), ANYHOW);
		onIndex("orders", pending, new Document("pendingSince", 1));
		onIndex("availabilities", pending, new Document("pendingSince", 1));
		onIndex("availabilities", new Document("_id", TICKET), ANYHOW);
		onIndex("tickets", new Document("_id", new Document("$in", List.of(TICKET))), ANYHOW);
		Document bought = new Document("lines.ticketId", TICKET);
		Document newest = new Document("boughtAt", -1).append("_id", -1);
		onIndex("orders", new Document(bought).append("boughtAt", new Document("$gt", new Date(0))), newest);
		onIndex("orders",
				new Document(bought).append("boughtAt", new Document("$lte", new Date()))
					.append("$or", List.of(new Document("boughtAt", new Document("$lt", new Date())),
							new Document("_id", new Document("$lt", BUYER)))),
				newest);
		onIndex("tickets", new Document("sellerId", BUYER), new Document("_id", -1));
		onIndex("tickets", new Document("sellerId", BUYER).append("_id", new Document("$lt", "f")),
				new Document("_id", -1));
		onIndex("admissions", new Document("ticketId", new Document("$in", List.of(TICKET))).append("state",
				new Document("$in", List.of("sold", "used"))), ANYHOW);
		onIndex("admissions", new Document("ticketId", new Document("$in", List.of(TICKET))).append("returns",
				new Document("$gt", 0)), ANYHOW);
		onIndex("admissions",
				new Document("ticketId", TICKET).append("state", new Document("$in", List.of("sold", "used")))
					.append("soldAt", new Document("$gt", new Date(0))),
				ANYHOW);
		onIndex("admissions", new Document("code", "0123456789ABCDEFGHJKMNPQRS"), ANYHOW);
		onIndex("admissions", new Document("_id", BUYER).append("orderId", null), ANYHOW);
		onIndex("admissions", new Document("_id", BUYER).append("orderId", TICKET).append("state", "held"), ANYHOW);
		onIndex("admissions", new Document("_id", new Document("$in", List.of(BUYER, TICKET))), ANYHOW);
		onIndex("admissions", new Document("ticketId", TICKET), ANYHOW);
		onIndex("admissions", new Document("ticketId", TICKET).append("state", "free"), ANYHOW);
		onIndex("admissions", new Document("state", "returning").append("heldAt", new Document("$lte", new Date())),
				ANYHOW);
		onIndex("admissions", new Document("state", "held").append("heldAt", new Document("$lte", new Date())), ANYHOW);
	}

	private void onIndex(String collection, Document filter, Document sort) {
		QueryPlan.assertOnIndex(this.mongo.getDb(), collection, filter, sort);
	}

	private void fill(String collection, java.util.function.IntFunction<Document> document) {
		if (LocalServers.embeddedMongo()) {
			return; // it has no plans, and the other tests of this run would scan all of
					// it
		}
		List<Document> documents = new ArrayList<>();
		for (int i = 0; i < MANY; i++) {
			documents.add(document.apply(i).append("_id", new ObjectId().toHexString()).append("version", 1L));
			if (documents.size() == 5_000) {
				this.mongo.getCollection(collection).insertMany(documents);
				documents.clear();
			}
		}
	}

}
