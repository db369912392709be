package dev.ticketing.messaging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Why readers need no order and no memory of what they have read: each event is the whole
 * state with its version, and the higher version stays.
 */
class ReplicaTests {

	private static final long VERSIONS = 12;

	private final MongoTemplate mongo = new Store().mongo();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 5, 8, 13, 21, 34, 55, 89 })
	void duplicatesGapsAndAnyOrderEndInTheSameState(long seed) {
		Random random = new Random(seed);
		String id = "replica-" + seed;
		List<AvailabilityChanged> events = new ArrayList<>();
		LongStream.rangeClosed(1, VERSIONS)
			.filter((version) -> version == VERSIONS || random.nextInt(4) > 0)
			.mapToObj((version) -> new AvailabilityChanged(id, (int) (100 - version), 0, (int) version, version))
			.forEach((event) -> Collections.addAll(events, event, event));
		Collections.shuffle(events, random);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			events.forEach((event) -> threads.submit(() -> follow(event)));
		}
		assertThat(this.mongo.getCollection("replicas").find(new Document("_id", id))).containsExactly(
				Document.parse("{_id: '%s', version: {$numberLong: '12'}, free: 88, sold: 12}".formatted(id)));
	}

	private void follow(AvailabilityChanged event) {
		try {
			this.mongo.upsert(
					Query.query(Criteria.where("_id").is(event.ticketId()).and("version").lt(event.version())),
					Update.update("version", event.version()).set("free", event.free()).set("sold", event.sold()),
					"replicas");
		}
		catch (DuplicateKeyException ex) {
			// There is a newer one, or the same.
		}
	}

}
