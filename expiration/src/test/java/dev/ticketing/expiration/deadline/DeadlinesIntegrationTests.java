package dev.ticketing.expiration.deadline;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.ticketing.expiration.deadline.Deadlines.Waiting;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.QueryPlan;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.IndexResolver;
import org.springframework.data.mongodb.repository.support.MongoRepositoryFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked of the store, as it is asked, among thousands of deadlines that are over.
 */
class DeadlinesIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

	private final List<BsonDocument> commands = new CopyOnWriteArrayList<>();

	private MongoClient client;

	private MongoTemplate mongo;

	private Deadlines deadlines;

	@BeforeEach
	void fill() {
		ConnectionString uri = new ConnectionString(LocalServers.mongo("deadlines"));
		this.client = MongoClients.create(
				MongoClientSettings.builder().applyConnectionString(uri).addCommandListener(new Recorder()).build());
		this.mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(this.client, uri.getDatabase()));
		this.deadlines = new MongoRepositoryFactory(this.mongo).getRepository(Deadlines.class);
		IndexResolver.create(this.mongo.getConverter().getMappingContext())
			.resolveIndexFor(Deadline.class)
			.forEach(this.mongo.indexOps(Deadline.class)::createIndex);
		this.mongo.getCollection("deadlines")
			.insertMany(IntStream.range(0, 5000).mapToObj((i) -> over(NOON.plusSeconds(i))).toList());
		this.mongo.getCollection("deadlines")
			.insertMany(IntStream.range(0, 200).mapToObj((i) -> waiting(NOON.plusSeconds(i))).toList());
		this.commands.clear();
	}

	@AfterEach
	void drop() {
		this.mongo.getDb().drop();
		this.client.close();
	}

	@Test
	void findsWhatIsOverdueOnAnIndex() {
		List<Deadline> overdue = this.deadlines
			.findTop500ByWaitingUntilLessThanEqualOrderByWaitingUntil(NOON.plusSeconds(99));
		assertThat(overdue).hasSize(100).isSortedAccordingTo(java.util.Comparator.comparing(Deadline::expiresAt));
		assertOnIndex();
	}

	@Test
	void countsWhatIsOverdueOnAnIndex() {
		assertThat(this.deadlines.countByWaitingUntilLessThanEqual(NOON.plusSeconds(99))).isEqualTo(100);
		assertOnIndex();
	}

	@Test
	void streamsWhatIsWaitedForOnAnIndex() {
		try (Stream<Waiting> waiting = this.deadlines.streamWaitingAfter(Instant.EPOCH)) {
			List<Waiting> all = waiting.toList();
			assertThat(all).hasSize(200);
			assertThat(all.getFirst().waitingUntil()).isEqualTo(NOON);
			assertThat(all.getFirst().id()).hasSize(24);
		}
		assertOnIndex();
	}

	@Test
	void findsWhatTimersNameOnAnIndex() {
		List<String> ids = this.deadlines.findTop500ByWaitingUntilLessThanEqualOrderByWaitingUntil(NOON.plusSeconds(9))
			.stream()
			.map(Deadline::id)
			.toList();
		assertThat(this.deadlines.findAllByIdIn(ids)).hasSize(10);
		assertThat(this.deadlines.findById(ids.getFirst())).isPresent();
		assertOnIndex();
	}

	@Test
	void forgetsWhatWasOverLongAgoOnAnIndexButNoUnpublishedEvent() {
		Document unpublished = over(NOON).append("pendingSince", NOON);
		this.mongo.getCollection("deadlines").insertOne(unpublished);
		this.commands.clear();
		assertThat(this.deadlines.deleteByClosedAtLessThanAndPendingSinceIsNull(NOON.plusSeconds(100))).isEqualTo(100);
		assertThat(this.deadlines.findById(unpublished.getString("_id"))).isPresent();
		assertOnIndex();
	}

	private static Document over(Instant time) {
		return new Document("_id", new ObjectId().toHexString()).append("version", 2L)
			.append("expiresAt", time)
			.append("orderVersion", 2L)
			.append("status", "ENDED")
			.append("closedAt", time);
	}

	private static Document waiting(Instant time) {
		return new Document("_id", new ObjectId().toHexString()).append("version", 1L)
			.append("expiresAt", time)
			.append("orderVersion", 1L)
			.append("status", "WAITING")
			.append("waitingUntil", time);
	}

	private void assertOnIndex() {
		assertThat(this.commands).isNotEmpty();
		this.commands.forEach((command) -> QueryPlan.assertOnIndex(this.mongo.getDb(), "deadlines",
				Document.parse(filter(command).toJson()),
				Document.parse(command.getDocument("sort", new BsonDocument()).toJson())));
	}

	private static BsonDocument filter(BsonDocument command) {
		return switch (command.getFirstKey()) {
			case "find" -> command.getDocument("filter");
			case "aggregate" -> command.getArray("pipeline").getFirst().asDocument().getDocument("$match");
			case "delete" -> command.getArray("deletes").getFirst().asDocument().getDocument("q");
			default -> throw new IllegalStateException(command.toJson());
		};
	}

	/**
	 * Keeps the commands that look for something.
	 */
	private final class Recorder implements CommandListener {

		@Override
		public void commandStarted(CommandStartedEvent event) {
			if (List.of("find", "aggregate", "delete").contains(event.getCommandName())) {
				DeadlinesIntegrationTests.this.commands.add(BsonDocument.parse(event.getCommand().toJson()));
			}
		}

	}

}
