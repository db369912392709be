package dev.ticketing.local.mongo;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetOfOneTests {

	@Test
	void aDriverThatAsksForTheSetFindsItsPrimary() throws IOException {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0);
				SetOfOne set = SetOfOne.start(mongo.port());
				MongoClient client = connect(set.port(), "rs0")) {
			MongoCollection<Document> seats = client.getDatabase("test").getCollection("seats");
			seats.insertMany(IntStream.range(0, 5000)
				.mapToObj((number) -> new Document("_id", number).append("text", "x".repeat(200)))
				.toList());
			assertThat(seats.find().into(new java.util.ArrayList<>())).hasSize(5000);
			Document hello = client.getDatabase("admin").runCommand(new Document("hello", 1));
			assertThat(hello).containsEntry("setName", "rs0")
				.containsEntry("hosts", List.of("127.0.0.1:" + set.port()))
				.containsEntry("isWritablePrimary", true);
		}
	}

	@Test
	void withoutItOrByAnotherNameThereIsNone() throws IOException {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(0); SetOfOne set = SetOfOne.start(mongo.port())) {
			assertNobodyAnswers(mongo.port(), "rs0");
			assertNobodyAnswers(set.port(), "rs1");
		}
	}

	private static void assertNobodyAnswers(int port, String name) {
		try (MongoClient client = connect(port, name)) {
			assertThatExceptionOfType(MongoTimeoutException.class)
				.isThrownBy(() -> client.getDatabase("test").getCollection("seats").countDocuments());
		}
	}

	private static MongoClient connect(int port, String set) {
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + port + "/?replicaSet=" + set))
			.applyToClusterSettings((cluster) -> cluster.serverSelectionTimeout(2, TimeUnit.SECONDS))
			.build());
	}

}
