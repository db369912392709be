package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.events.Event;
import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class EndOfOrderIntegrationTests extends OrdersTest {

	private final String buyer = SessionFixtures.somebody();

	@Autowired
	private CompleteOrder completeOrder;

	@Autowired
	private ExpireOrder expireOrder;

	@Autowired
	private DecideOrder decideOrder;

	@Test
	void becomesCompleteWhenThePaymentIsAuthorized() {
		String ticket = ticketOf(3);
		Answer order = place(this.buyer, ticket, 2);
		assertThat(get(this.buyer, "/api/orders/" + order.id() + "/admissions").status()).isEqualTo(409);
		WIRE.publish(authorized(order.id()));
		awaitStatus(order.id(), "complete");
		JsonNode admissions = get(this.buyer, "/api/orders/" + order.id() + "/admissions").json();
		assertThat(admissions.size()).isEqualTo(2);
		assertThat(admissions).allSatisfy((admission) -> assertThat(admission.get("code").asString()).hasSize(60));
		assertThat(WIRE.told(OrderCompleted.class, order.id())).hasSize(1);
		awaitAvailability(ticket, 1, 0, 2);
		assertThat(delete(this.buyer, "/api/orders/" + order.id()).status()).isEqualTo(409);
	}

	@Test
	void isCancelledOnceByItsBuyer() {
		String ticket = ticketOf(3);
		Answer order = place(this.buyer, ticket, 2);
		Answer first = delete(this.buyer, "/api/orders/" + order.id());
		Answer second = delete(this.buyer, "/api/orders/" + order.id());
		assertThat(first.status()).isEqualTo(200);
		assertThat(second.json()).isEqualTo(first.json());
		awaitAvailability(ticket, 3, 0, 0);
		assertThat(WIRE.told(OrderCancelled.class, order.id())).hasSize(1);
	}

	@Test
	void isNeverExpiredEarly() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		WIRE.publish(expired(order.id()));
		// The next event of the same lane shows that the early one has been looked at.
		WIRE.publish(new PaymentFailed(payment(order.id(), true)));
		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(statusOf(this.buyer, order.id())).isEqualTo("created"));
	}

	@Test
	void expiresWhenItsTimeIsOver() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		timeIsOver(order.id());
		WIRE.publish(expired(order.id()));
		awaitStatus(order.id(), "cancelled");
		assertThat(get(this.buyer, "/api/orders/" + order.id()).json().get("reason").asString()).isEqualTo("expired");
		awaitAvailability(ticket, 1, 0, 0);
	}

	@Test
	void isCancelledWhenNoCardIsLeftToTry() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		WIRE.publish(new PaymentFailed(payment(order.id(), true)));
		WIRE.publish(new PaymentFailed(payment(order.id(), false)));
		awaitStatus(order.id(), "cancelled");
	}

	@Test
	void hasMoreTimeOnceWhileTheBankAsksTheBuyer() {
		String ticket = ticketOf(2);
		Answer order = place(this.buyer, ticket, 2);
		Instant soon = Instant.now().plusSeconds(30).truncatedTo(ChronoUnit.MILLIS);
		endsAt(order.id(), soon);
		WIRE.publish(new PaymentChallenged(payment(order.id(), true)));
		awaitStatus(order.id(), "awaiting:payment");
		Instant extended = expiresAt(order.id());
		assertThat(extended).isBetween(soon, soon.plus(Duration.ofMinutes(5)));
		WIRE.publish(new PaymentChallenged(payment(order.id(), true)));
		WIRE.publish(new PaymentFailed(payment(order.id(), true)));
		WIRE.publish(authorized(order.id()));
		awaitStatus(order.id(), "complete");
		assertThat(expiresAt(order.id())).isEqualTo(extended);
		assertThat(WIRE.told(OrderExtended.class, order.id())).hasSize(1);
		awaitAvailability(ticket, 0, 0, 2);
	}

	@Test
	void keepsItsTimeIfThatIsLongEnoughForTheBank() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		Instant before = expiresAt(order.id());
		WIRE.publish(new PaymentChallenged(payment(order.id(), true)));
		awaitStatus(order.id(), "awaiting:payment");
		assertThat(expiresAt(order.id())).isEqualTo(before);
		assertThat(delete(this.buyer, "/api/orders/" + order.id()).status()).isEqualTo(200);
		assertThat(statusOf(this.buyer, order.id())).isEqualTo("cancelled");
	}

	@Test
	void isNotRevivedByABankThatAsksTooLate() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		timeIsOver(order.id());
		WIRE.publish(new PaymentChallenged(payment(order.id(), true)));
		WIRE.publish(expired(order.id()));
		awaitStatus(order.id(), "cancelled");
		assertThat(WIRE.told(OrderExtended.class, order.id())).isEmpty();
		awaitAvailability(ticket, 1, 0, 0);
	}

	@Test
	void expiresAtItsNewDeadlineThoughTheOldOneWasToldLate() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		endsAt(order.id(), Instant.now().plusSeconds(30));
		WIRE.publish(new PaymentChallenged(payment(order.id(), true)));
		awaitStatus(order.id(), "awaiting:payment");
		WIRE.publish(expired(order.id()));
		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.untilAsserted(() -> assertThat(statusOf(this.buyer, order.id())).isEqualTo("awaiting:payment"));
		timeIsOver(order.id());
		WIRE.publish(expired(order.id()));
		awaitStatus(order.id(), "cancelled");
		awaitAvailability(ticket, 1, 0, 0);
	}

	@Test
	void isTakenBackWhenItsMoneyLapsedBeforeAnybodyTookIt() {
		String ticket = ticketOf(2);
		Answer order = place(this.buyer, ticket, 2);
		WIRE.publish(authorized(order.id()));
		awaitStatus(order.id(), "complete");
		awaitAvailability(ticket, 0, 0, 2);
		WIRE.publish(new PaymentVoided(payment(order.id(), false)));
		WIRE.publish(new PaymentVoided(payment(order.id(), false)));
		awaitStatus(order.id(), "cancelled");
		awaitAvailability(ticket, 2, 0, 0);
		assertThat(WIRE.told(OrderCancelled.class, order.id())).hasSize(1);
		assertThat(get(this.buyer, "/api/orders/" + order.id()).json().get("reason").asString())
			.isEqualTo("payment-lapsed");
	}

	@Test
	void anOldEndDoesNotTakeWhatTheNextBuyerHas() {
		String ticket = ticketOf(1);
		Answer first = place(this.buyer, ticket, 1);
		delete(this.buyer, "/api/orders/" + first.id());
		String next = SessionFixtures.somebody();
		Answer second = place(next, ticket, 1);
		assertThat(second.status()).isEqualTo(201);
		timeIsOver(first.id());
		WIRE.publish(expired(first.id()));
		WIRE.publish(authorized(first.id()));
		WIRE.publish(authorized(second.id()));
		Awaitility.await().until(() -> statusOf(next, second.id()).equals("complete"));
		assertThat(statusOf(this.buyer, first.id())).isEqualTo("cancelled");
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
	}

	@Test
	void endsInOneWayHoweverItsEventsCome() {
		Random random = new Random(42);
		for (int round = 0; round < 12; round++) {
			String ticket = ticketOf(2);
			Answer order = place(this.buyer, ticket, 2);
			timeIsOver(order.id());
			List<Event> events = new ArrayList<>(List.of(expired(order.id()), authorized(order.id()),
					expired(order.id()), authorized(order.id()), new PaymentFailed(payment(order.id(), false))));
			Collections.shuffle(events, random);
			events.forEach(WIRE::publish);
			Awaitility.await().until(() -> !statusOf(this.buyer, order.id()).equals("created"));
			boolean complete = statusOf(this.buyer, order.id()).equals("complete");
			awaitAvailability(ticket, complete ? 0 : 2, 0, complete ? 2 : 0);
			assertThat(WIRE.told(OrderCompleted.class, order.id()).size()
					+ WIRE.told(OrderCancelled.class, order.id()).size())
				.isEqualTo(1);
		}
	}

	@Test
	void payingExpiringAndCancellingAtOnceHaveOneWinner() {
		for (int round = 0; round < 40; round++) {
			String ticket = ticketOf(1);
			Answer order = place(this.buyer, ticket, 1);
			timeIsOver(order.id());
			atOnce(List.<Callable<Boolean>>of(() -> {
				this.completeOrder.complete(order.id());
				return true;
			}, () -> {
				this.expireOrder.expire(order.id());
				return true;
			}, () -> delete(this.buyer, "/api/orders/" + order.id()).status() > 0));
			String status = statusOf(this.buyer, order.id());
			assertThat(status).isIn("complete", "cancelled");
			assertThat(admissions(ticket, status.equals("complete") ? "sold" : "free")).isEqualTo(1);
			assertThat(version(order.id())).isEqualTo(2);
		}
	}

	@Test
	void isFollowedByWhoeverHearsOfItWhenItsInstanceHasDied() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		set("orders", new Document("_id", order.id()),
				new Document("status", "CANCELLED").append("reason", "expired").append("version", 2L));
		WIRE.publish(told(order.id()));
		awaitAvailability(ticket, 1, 0, 0);
		assertThat(admissions(ticket, "free")).isEqualTo(1);
	}

	@Test
	void isLookedAtAgainWhenItIsToldAgain() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		assertThat(delete(this.buyer, "/api/orders/" + order.id()).status()).isEqualTo(200);
		awaitAvailability(ticket, 1, 0, 0);
		set("admissions", new Document("ticketId", ticket),
				new Document("orderId", order.id()).append("state", "held").append("heldAt", new Date()));
		OrderState told = told(order.id()).order();
		// The broker drops what it has just had, so not by way of it.
		Awaitility.await().until(() -> {
			this.decideOrder.decided(told);
			return admissions(ticket, "free") == 1;
		});
	}

	private long version(String orderId) {
		return get(this.buyer, "/api/orders/" + orderId).json().get("version").asLong();
	}

	private OrderEvent told(String orderId) {
		Order order = this.mongo.findById(orderId, Order.class);
		assertThat(order).isNotNull();
		return OrderContracts.retold(order).orElseThrow();
	}

	private void set(String collection, Document which, Document values) {
		this.mongo.getCollection(collection).updateOne(which, new Document("$set", values));
	}

	private void awaitStatus(String orderId, String status) {
		Awaitility.await().untilAsserted(() -> assertThat(statusOf(this.buyer, orderId)).isEqualTo(status));
	}

	private void timeIsOver(String orderId) {
		endsAt(orderId, Instant.now().minusSeconds(1));
	}

	private void endsAt(String orderId, Instant when) {
		set("orders", new Document("_id", orderId), new Document("expiresAt", Date.from(when)));
	}

	private Instant expiresAt(String orderId) {
		return Instant.parse(get(this.buyer, "/api/orders/" + orderId).json().get("expiresAt").asString());
	}

	private static ExpirationCompleted expired(String orderId) {
		return new ExpirationCompleted(orderId, Instant.now(), 2);
	}

	private static PaymentAuthorized authorized(String orderId) {
		return new PaymentAuthorized(payment(orderId, true));
	}

	private static PaymentState payment(String orderId, boolean retryable) {
		return new PaymentState(new ObjectId().toHexString(), orderId, "buyer", "any", new Money(1999, "USD"), null, 0,
				retryable, null, 2);
	}

}
