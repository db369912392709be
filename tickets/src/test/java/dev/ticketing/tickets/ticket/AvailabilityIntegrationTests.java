package dev.ticketing.tickets.ticket;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.testing.Wire;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class AvailabilityIntegrationTests extends TicketsTestCase {

	@Autowired
	FollowAvailability followAvailability;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void whatOrdersTellsTwiceMixedUpAndWithGapsEndsInTheSameState(long seed) {
		String id = offer("Told", 100);
		List<AvailabilityChanged> events = new ArrayList<>();
		for (int version = 1; version <= 40; version += 1 + version % 3) {
			events.add(told(id, version));
			events.add(told(id, version));
		}
		AvailabilityChanged newest = events.getLast();
		Collections.shuffle(events, new Random(seed));
		try (Wire wire = Wire.connect()) {
			events.forEach(wire::publish);
		}
		Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertFollows(id, newest));
		assertThat(shown(id).get("version").asInt()).isEqualTo(1);
	}

	@Test
	void aSoldOutTicketLeavesTheListAndComesBackWithAFreeAdmission() {
		String id = offer("Hot", 2);
		this.followAvailability.follow(new AvailabilityChanged(id, 0, 2, 0, 1));
		assertThat(ids(anybody().get("/api/tickets?q=hot"))).doesNotContain(id);
		assertThat(ids(anybody().get("/api/tickets?q=hot&availability=any"))).contains(id);
		assertThat(shown(id).get("available").asInt()).isZero();
		this.followAvailability.follow(new AvailabilityChanged(id, 1, 1, 0, 2));
		assertThat(ids(anybody().get("/api/tickets?q=hot"))).contains(id);
	}

	@Test
	void nothingHappensToTicketsThatAreNotThere() {
		String id = new ObjectId().toHexString();
		this.followAvailability.follow(new AvailabilityChanged(id, 1, 0, 0, 1));
		assertThat(anybody().get("/api/tickets/" + id).status()).isEqualTo(404);
	}

	@Test
	void editsAndAvailabilityThatComeTogetherLoseNothing() throws Exception {
		String id = offer("Race", 100);
		List<Future<?>> all = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
			for (int i = 1; i <= 100; i++) {
				int number = i;
				all.add(threads.submit(() -> {
					this.followAvailability.follow(told(id, number));
					return null;
				}));
				all.add(threads.submit(() -> {
					Answer edited = seller().put(id, Map.of("title", "Race " + number, "price", number));
					assertThat(edited.status()).isEqualTo(200);
					return null;
				}));
			}
			for (Future<?> one : all) {
				one.get();
			}
		}
		assertFollows(id, told(id, 100));
		JsonNode ticket = shown(id);
		assertThat(ticket.get("version").asInt()).isEqualTo(101);
		assertThat(ticket.get("title").asString()).isEqualTo("Race " + ticket.get("price").asInt());
	}

	/**
	 * What is left when the process dies right after an edit that was decided before the
	 * last word of orders, and stored after it.
	 */
	@Test
	void anEditThatDiedHalfwayIsMendedByItsOwnEvent() {
		String id = offer("Halfway", 10);
		this.followAvailability.follow(new AvailabilityChanged(id, 7, 1, 2, 5));
		Ticket read = this.mongo.findById(id, Ticket.class);
		this.followAvailability.follow(new AvailabilityChanged(id, 0, 1, 9, 6));
		Document stale = new Document();
		read.edit(TicketFixtures.offer(10), TicketFixtures.NOW);
		this.mongo.getConverter().write(read, stale);
		Document pending = stale.getList("outbox", Document.class).getFirst();
		database().getCollection("tickets")
			.updateOne(Filters.eq("_id", id),
					Updates.combine(Updates.set("availability", stale.get("availability")),
							Updates.set("place", stale.get("place")), Updates.set("offer", stale.get("offer")),
							Updates.set("version", 2L), Updates.set("outbox", List.of(pending)),
							Updates.set("pendingSince", new Date(0))));
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertFollows(id, new AvailabilityChanged(id, 0, 1, 9, 6)));
	}

	private void assertFollows(String id, AvailabilityChanged told) {
		assertThat(shown(id).get("available").asInt()).isEqualTo(told.free());
		Document stored = stored(id);
		assertThat(stored.get("availability", Document.class))
			.isEqualTo(new Document("free", told.free()).append("held", told.held())
				.append("sold", told.sold())
				.append("version", told.version()));
		assertThat(stored.getEmbedded(List.of("place", "shelf"), String.class))
			.isEqualTo((told.free() > 0) ? "ON_SALE" : "SOLD_OUT");
	}

	private static AvailabilityChanged told(String id, int version) {
		int held = version % 7;
		return new AvailabilityChanged(id, 100 - held - version / 2, held, version / 2, version);
	}

}
