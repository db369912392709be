package dev.ticketing.local.mongo;

import java.io.IOException;
import java.nio.file.Path;
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
		Process process = startProgram(data);
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		try (MongoClient client = MongoClients.create(uriOf(process));
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int writer = 0; writer < 8; writer++) {
				String name = "writer-" + writer;
				threads.submit(() -> insertUntilItFails(client, name, acknowledged));
			}
			Awaitility.await().until(() -> acknowledged.size() > 200);
			process.destroyForcibly().waitFor();
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

	private static Process startProgram(Path data) throws IOException {
		return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m", "-cp",
				System.getProperty("java.class.path"), EmbeddedMongo.class.getName(), "--port", "0", "--data",
				data.toString())
			.redirectError(ProcessBuilder.Redirect.INHERIT)
			.start();
	}

	private static String uriOf(Process process) throws IOException {
		String line = process.inputReader().readLine();
		return "mongodb://127.0.0.1:" + line.substring(line.lastIndexOf(':') + 1)
				+ "/?retryWrites=false&serverSelectionTimeoutMS=2000";
	}

}
