package dev.ticketing.local.mongo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import dev.ticketing.local.ChildProgram;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class KilledMongoTests {

	@TempDir
	Path folder;

	@Test
	void hasEveryAcknowledgedDocumentAfterItsProcessWasKilled() throws Exception {
		Path data = this.folder.resolve("store.h2");
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		try (ChildProgram program = ChildProgram.start(EmbeddedMongo.class, "128m", data);
				MongoClient client = MongoClients.create(uriOf(program));
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int writer = 0; writer < 8; writer++) {
				String name = "writer-" + writer;
				threads.submit(() -> insertUntilItFails(client, name, acknowledged));
			}
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > 200);
			program.kill();
		}
		assertThat(idsIn(data)).containsAll(acknowledged);
	}

	private static void insertUntilItFails(MongoClient client, String name, Set<String> acknowledged) {
		MongoCollection<Document> seats = client.getDatabase("test").getCollection("seats");
		try {
			for (int i = 0; i < 1_000_000; i++) {
				seats.insertOne(new Document("_id", name + "-" + i));
				acknowledged.add(name + "-" + i);
			}
		}
		catch (MongoException ex) {
			// The server was killed, which is what this test is about.
		}
	}

	private static List<String> idsIn(Path data) {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0, data);
				MongoClient client = MongoClients.create(mongo.uri("test"))) {
			return client.getDatabase("test")
				.getCollection("seats")
				.find()
				.map((seat) -> seat.getString("_id"))
				.into(new ArrayList<>());
		}
	}

	private static String uriOf(ChildProgram program) {
		return "mongodb://127.0.0.1:" + program.port() + "/?retryWrites=false&serverSelectionTimeoutMS=2000";
	}

}
