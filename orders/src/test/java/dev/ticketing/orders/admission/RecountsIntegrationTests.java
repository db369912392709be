package dev.ticketing.orders.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RecountsIntegrationTests extends OrdersTest {

	@Autowired
	private ClaimAdmissions claims;

	@Autowired
	private Recounts recounts;

	@Test
	void whatACrashHasLeftUncountedIsCounted() {
		String ticket = ticketOf(3);
		awaitAvailability(ticket, 3, 0, 0);
		this.claims.claim(new Claim(new ObjectId().toHexString(), Map.of(ticket, 2)));
		this.recounts.mark(ticket, "gone", Instant.now().minusSeconds(60));
		awaitAvailability(ticket, 1, 2, 0);
		await().until(() -> this.recounts.find(ticket, "gone").isEmpty());
	}

	@Test
	void aMarkThatCameDuringTheCountStays() {
		String ticket = new ObjectId().toHexString();
		this.recounts.mark(ticket, "me", Instant.now());
		Recount counted = this.recounts.find(ticket, "me").orElseThrow();
		this.recounts.mark(ticket, "me", Instant.now());
		this.recounts.done(counted);
		Recount left = this.recounts.find(ticket, "me").orElseThrow();
		assertThat(left.marks()).isEqualTo(2);
		this.recounts.done(left);
		assertThat(this.recounts.find(ticket, "me")).isEmpty();
	}

	@Test
	void manyChangesAreFewCountsAndTheLastIsRight() {
		String ticket = ticketOf(200);
		Callable<Integer> order = () -> place(SessionFixtures.somebody(), ticket, 1).status();
		assertThat(atOnce(Stream.generate(() -> order).limit(150).toList())).containsOnly(201);
		awaitAvailability(ticket, 50, 150, 0);
		assertThat(WIRE.told(AvailabilityChanged.class, ticket)).hasSizeLessThan(100);
		await().until(() -> marks(ticket) == 0);
	}

	private long marks(String ticket) {
		return this.mongo.count(Query.query(Criteria.where("_id").regex("^" + ticket)), Recount.class);
	}

	@Test
	void nobodyTakesAwayTheMarkThatAnotherOneReliesOn() {
		String ticket = new ObjectId().toHexString();
		CountDownLatch counted = new CountDownLatch(1);
		try (CountSoon one = new CountSoon(this.recounts, Clock.systemUTC(), (id) -> awaitZero(counted));
				CountSoon other = new CountSoon(this.recounts, Clock.systemUTC(), (id) -> {
				})) {
			one.changed(ticket);
			other.changed(ticket);
			await().until(() -> this.recounts.find(ticket, other.name).isEmpty());
			assertThat(this.recounts.find(ticket, one.name)).isPresent();
			counted.countDown();
			await().until(() -> this.recounts.find(ticket, one.name).isEmpty());
		}
	}

	@Test
	void whatChangesDuringTheCountOfALeftMarkIsMarkedToo() {
		String ticket = new ObjectId().toHexString();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch counted = new CountDownLatch(1);
		try (CountSoon soon = new CountSoon(this.recounts, Clock.systemUTC(), (id) -> {
			begun.countDown();
			awaitZero(counted);
		})) {
			this.recounts.mark(ticket, "gone", Instant.now().minusSeconds(60));
			soon.sweep();
			awaitZero(begun);
			soon.sweep();
			soon.changed(ticket);
			assertThat(this.recounts.find(ticket, soon.name)).isPresent();
			counted.countDown();
			await().until(() -> marks(ticket) == 0);
		}
	}

	private static void awaitZero(CountDownLatch latch) {
		await().until(() -> latch.getCount() == 0);
	}

}
