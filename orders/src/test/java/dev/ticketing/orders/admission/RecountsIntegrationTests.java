package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

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
		this.recounts.mark(ticket, Instant.now().minusSeconds(60));
		awaitAvailability(ticket, 1, 2, 0);
		await().until(() -> this.recounts.find(ticket).isEmpty());
	}

	@Test
	void aMarkThatCameDuringTheCountStays() {
		String ticket = new ObjectId().toHexString();
		this.recounts.mark(ticket, Instant.now());
		Recount counted = this.recounts.find(ticket).orElseThrow();
		this.recounts.mark(ticket, Instant.now());
		this.recounts.done(counted);
		Recount left = this.recounts.find(ticket).orElseThrow();
		assertThat(left.marks()).isEqualTo(2);
		this.recounts.done(left);
		assertThat(this.recounts.find(ticket)).isEmpty();
	}

	@Test
	void manyChangesAreFewCountsAndTheLastIsRight() {
		String ticket = ticketOf(200);
		Callable<Integer> order = () -> place(SessionFixtures.somebody(), ticket, 1).status();
		assertThat(atOnce(Stream.generate(() -> order).limit(150).toList())).containsOnly(201);
		awaitAvailability(ticket, 50, 150, 0);
		assertThat(WIRE.told(AvailabilityChanged.class, ticket)).hasSizeLessThan(100);
		await().until(() -> this.recounts.find(ticket).isEmpty());
	}

}
