package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import dev.ticketing.events.Money;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.orders.admission.Claim;
import dev.ticketing.orders.admission.ClaimAdmissions;
import dev.ticketing.security.Session;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class RepairAdmissionsIntegrationTests extends OrdersTest {

	@Autowired
	private ClaimAdmissions claims;

	@Autowired
	private RepairAdmissions repairAdmissions;

	@Autowired
	private PlaceOrder placeOrder;

	@Autowired
	private dev.ticketing.messaging.Outbox outbox;

	@Test
	void freesWhatAnOrderThatNeverCameToBeHasClaimed() {
		String ticket = ticketOf(2);
		this.claims.claim(new Claim(new ObjectId().toHexString(), Map.of(ticket, 2)));
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "held")).as("a fresh claim is left alone").isEqualTo(2);
		longAgo(ticket);
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "free")).isEqualTo(2);
		awaitAvailability(ticket, 2, 0, 0);
		assertThat(place(SessionFixtures.somebody(), ticket, 2).status()).isEqualTo(201);
	}

	@Test
	void findsAClaimThatReachedTheStoreLongAfterItWasMade() {
		String ticket = ticketOf(2);
		this.repairAdmissions.repair();
		this.claims.claim(new Claim(new ObjectId().toHexString(), Map.of(ticket, 2)));
		longAgo(ticket, Duration.ofHours(1)); // no look at what is new goes back so far
		Awaitility.await().until(() -> {
			this.repairAdmissions.repair();
			return admissions(ticket, "free") == 2;
		});
	}

	@Test
	void anOrderThatSleptTooLongIsNotStoredAnyMore() {
		String ticket = ticketOf(1);
		String sleeper = new ObjectId().toHexString();
		Claim.Held held = (Claim.Held) this.claims.claim(new Claim(sleeper, Map.of(ticket, 1)));
		longAgo(ticket);
		this.repairAdmissions.repair();
		Order late = Order.place(sleeper, "buyer", List.of(new OrderLine(ticket, "seller", "A night out",
				new Money(1, "USD"), held.admissionIds().get(ticket), null)), Instant.now(),
				Instant.now().plusSeconds(900));
		org.assertj.core.api.Assertions.assertThatExceptionOfType(org.springframework.dao.DuplicateKeyException.class)
			.isThrownBy(() -> this.outbox.insert(late));
	}

	@Test
	void leavesTheAdmissionsOfAnOpenOrderAlone() {
		String ticket = ticketOf(2);
		assertThat(place(SessionFixtures.somebody(), ticket, 2).status()).isEqualTo(201);
		longAgo(ticket);
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "held")).isEqualTo(2);
	}

	@Test
	void finishesWhatACrashAfterTheDecisionHasLeft() {
		String ticket = ticketOf(3);
		String buyer = SessionFixtures.somebody();
		Answer complete = place(buyer, ticket, 1);
		Answer cancelled = place(buyer, ticket, 1);
		decidedAndDied(complete.id(), "COMPLETE");
		decidedAndDied(cancelled.id(), "CANCELLED");
		longAgo(ticket);
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
		assertThat(admissions(ticket, "free")).isEqualTo(2);
		awaitAvailability(ticket, 2, 0, 1);
	}

	@Test
	void theSameOrderPlacedTwiceHasItsAdmissionsOnce() {
		String ticket = ticketOf(5);
		String orderId = new ObjectId().toHexString();
		String buyer = SessionFixtures.somebody();
		List<Order> both = atOnce(
				List.of(() -> this.placeOrder.place(orderId, new Session(buyer, "b@example.com"), Map.of(ticket, 2)),
						() -> this.placeOrder.place(orderId, new Session(buyer, "b@example.com"), Map.of(ticket, 2))));
		assertThat(both.get(0).admissionIds()).containsExactlyInAnyOrderElementsOf(both.get(1).admissionIds());
		assertThat(admissions(ticket, "held")).isEqualTo(2);
		assertThat(admissions(ticket, "free")).isEqualTo(3);
	}

	private void decidedAndDied(String orderId, String status) {
		this.mongo.getCollection("orders")
			.updateOne(new Document("_id", orderId), new Document("$set", new Document("status", status)));
	}

	private void longAgo(String ticketId) {
		longAgo(ticketId, Duration.ofSeconds(61));
	}

	private void longAgo(String ticketId, Duration time) {
		this.mongo.getCollection("admissions")
			.updateMany(new Document("ticketId", ticketId).append("state", "held"),
					new Document("$set", new Document("heldAt", Date.from(Instant.now().minus(time)))));
	}

}
