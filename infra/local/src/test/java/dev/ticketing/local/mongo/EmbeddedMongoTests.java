package dev.ticketing.local.mongo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedMongoTests {

	@TempDir
	Path folder;

	@Test
	void answersHelloAsAWritablePrimary() {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
			assertThat(hello.getBoolean("isWritablePrimary")).isTrue();
			assertThat(hello.get("maxWireVersion")).isNotNull();
		}
	}

	@Test
	void insertsAndFinds() {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			MongoCollection<Document> seats = seats(client);
			seats.insertOne(new Document("_id", "a1").append("price", 1999L));
			assertThat(seats.find(Filters.eq("_id", "a1")).first()).containsEntry("price", 1999L);
		}
	}

	@Test
	void keepsAUniqueIndex() {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			MongoCollection<Document> seats = seats(client);
			seats.createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
			seats.insertOne(new Document("email", "a@b.test"));
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> seats.insertOne(new Document("email", "a@b.test")))
				.satisfies((ex) -> assertThat(ex.getError().getCode()).isEqualTo(11000));
		}
	}

	@Test
	void changesADocumentOnlyWhereTheConditionHolds() {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			MongoCollection<Document> seats = seats(client);
			seats.insertOne(new Document("_id", "a1"));
			assertThat(claim(seats, "a1", "order-1")).containsEntry("orderId", "order-1");
			assertThat(claim(seats, "a1", "order-2")).isNull();
		}
	}

	@Test
	void givesEachFreeDocumentToOneOfManyWhoAskAtOnce() throws Exception {
		Path data = this.folder.resolve("store.h2");
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0, data); MongoClient client = connect(mongo)) {
			MongoCollection<Document> seats = seats(client);
			seats.insertOne(new Document("_id", "a1"));
			List<Document> winners = claimAtOnce(seats, 32);
			assertThat(winners).hasSize(1);
			assertThat(seats.find().first()).isEqualTo(winners.getFirst());
		}
	}

	@Test
	void keepsDataAndIndexesOverARestart() {
		Path data = this.folder.resolve("sub/store.h2");
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0, data); MongoClient client = connect(mongo)) {
			seats(client).createIndex(Indexes.ascending("email"), new IndexOptions().unique(true));
			seats(client).insertOne(new Document("_id", "a1").append("email", "a@b.test"));
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0, data); MongoClient client = connect(mongo)) {
			assertThat(seats(client).find().first()).containsEntry("_id", "a1");
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> seats(client).insertOne(new Document("email", "a@b.test")));
		}
	}

	@Test
	void forgetsAllWithoutAFile() {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			seats(client).insertOne(new Document("_id", "a1"));
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); MongoClient client = connect(mongo)) {
			assertThat(seats(client).find().first()).isNull();
		}
	}

	private static List<Document> claimAtOnce(MongoCollection<Document> seats, int buyers) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		List<Future<Document>> claims = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < buyers; i++) {
				String order = "order-" + i;
				claims.add(threads.submit(() -> {
					start.await();
					return claim(seats, "a1", order);
				}));
			}
			start.countDown();
		}
		return claims.stream().map(Future::resultNow).filter((claim) -> claim != null).toList();
	}

	private static Document claim(MongoCollection<Document> seats, String seat, String order) {
		return seats.findOneAndUpdate(Filters.and(Filters.eq("_id", seat), Filters.eq("orderId", null)),
				Updates.set("orderId", order), new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
	}

	private static MongoCollection<Document> seats(MongoClient client) {
		return client.getDatabase("test").getCollection("seats");
	}

	private static MongoClient connect(EmbeddedMongo mongo) {
		return MongoClients.create(mongo.uri("test"));
	}

}
