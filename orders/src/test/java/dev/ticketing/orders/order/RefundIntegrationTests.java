package dev.ticketing.orders.order;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentRefund;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Money back for some admissions or all, which are then void and free to be sold again.
 */
class RefundIntegrationTests extends OrdersTest {

	@Autowired
	private RepairAdmissions repairAdmissions;

	@Autowired
	private GrantRefund grantRefund;

	private final String seller = SessionFixtures.somebody();

	private final String buyer = SessionFixtures.somebody();

	@Test
	void freesSomeAdmissionsAndThenTheRest() {
		String ticket = ticketOf(new Offer(3).by(this.seller));
		Bought order = buy(ticket, 3);
		Answer first = refund(order, "{\"admissions\":[\"%s\"],\"reason\":\" Too loud. \"}", order.admission(0));
		assertThat(first.status()).as(first.response().body()).isEqualTo(201);
		assertThat(first.json().get("amount").decimalValue()).isEqualByComparingTo("19.99");
		assertThat(first.json().get("currency").asString()).isEqualTo("USD");
		assertThat(first.json().get("reason").asString()).isEqualTo("Too loud.");
		assertThat(first.json().get("requestedBy").asString()).isEqualTo("seller");
		assertThat(first.json().get("status").asString()).isEqualTo("pending");
		assertThat(shown(order).get("status").asString()).isEqualTo("complete");
		assertThat(admissions(ticket, "free")).as("free at once").isEqualTo(1);
		awaitAvailability(ticket, 1, 0, 2);

		Answer rest = refund(order, "{}");
		assertThat(rest.json().get("amount").decimalValue()).isEqualByComparingTo("39.98");
		assertThat(rest.json().has("reason")).isFalse();
		assertThat(shown(order).get("status").asString()).isEqualTo("cancelled");
		assertThat(shown(order).get("reason").asString()).isEqualTo("refunded");
		assertThat(shown(order).get("refunds").size()).isEqualTo(2);
		awaitAvailability(ticket, 3, 0, 0);
		List<JsonNode> told = WIRE.told(OrderRefunded.class, order.id());
		assertThat(told).hasSize(2);
		assertThat(told.getLast().at("/order/refunds").size()).isEqualTo(2);
		assertThat(told.getLast().at("/order/refunds/0/requestedBy").asString()).isEqualTo(this.seller);
		assertThat(WIRE.told(OrderCancelled.class, order.id())).isEmpty();
	}

	@Test
	void sellsAVoidAdmissionToTheNextBuyerAndNeverTakesItFromThem() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		Bought order = buy(ticket, 1);
		assertThat(refund(order, "{}").status()).isEqualTo(201);
		String next = SessionFixtures.somebody();
		Answer second = place(next, ticket, 1);
		assertThat(second.status()).as(second.response().body()).isEqualTo(201);
		// Whatever is heard about the first order once more.
		WIRE.publish(new PaymentAuthorized(payment(order.id(), "authorized", 2, List.of())));
		WIRE.publish(new PaymentVoided(payment(order.id(), "voided", 3, List.of())));
		WIRE.publish(new PaymentAuthorized(payment(second.id(), "authorized", 2, List.of())));
		Awaitility.await().until(() -> statusOf(next, second.id()).equals("complete"));
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
		JsonNode hers = get(next, "/api/orders/" + second.id() + "/admissions").json();
		JsonNode his = get(this.buyer, "/api/orders/" + order.id() + "/admissions").json();
		assertThat(his.get(0).get("id")).isEqualTo(hers.get(0).get("id"));
		assertThat(his.get(0).get("status").asString()).isEqualTo("void");
		assertThat(his.get(0).get("code").asString()).as("not the next buyer's")
			.isNotEqualTo(hers.get(0).get("code").asString());
	}

	@Test
	void grantsOneRefundHoweverOftenItIsAskedFor() {
		Bought order = buy(ticketOf(new Offer(3).by(this.seller)), 3);
		String body = "{\"admissions\":[\"%s\"]}".formatted(order.admission(1));
		List<Answer> same = atOnce(Collections.nCopies(10,
				() -> post(this.seller, order.path(), body, "Idempotency-Key", "r-" + order.id())));
		assertThat(same).extracting(Answer::status).containsOnly(201);
		assertThat(same).extracting(Answer::json).containsOnly(same.getFirst().json());
		List<Answer> tabs = atOnce(Collections.nCopies(4, () -> post(this.seller, order.path(), "{}")));
		assertThat(tabs).extracting(Answer::status).containsExactlyInAnyOrder(201, 409, 409, 409);
		assertThat(shown(order).get("refunds").size()).isEqualTo(2);
		assertThat(refunded(order)).isEqualByComparingTo("59.97");
		assertThat(post(this.seller, order.path(), "{}", "Idempotency-Key", "r-" + order.id()).status()).isEqualTo(422);
		Bought other = buy(ticketOf(new Offer(3).by(this.seller)), 1);
		assertThat(post(this.seller, other.path(), body, "Idempotency-Key", "r-" + order.id()).status()).isEqualTo(422);
	}

	@Test
	void refundsEachAdmissionOnceHoweverRequestsOverlap() {
		Random random = new Random(7);
		for (int round = 0; round < 5; round++) {
			String ticket = ticketOf(new Offer(4).by(this.seller));
			Bought order = buy(ticket, 4);
			List<java.util.concurrent.Callable<Answer>> requests = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int from = random.nextInt(4);
				int to = from + 1 + random.nextInt(4 - from);
				String named = String.join("\",\"", order.admissions().subList(from, to));
				requests.add(() -> refund(order, "{\"admissions\":[\"%s\"]}", named));
			}
			List<Answer> answers = atOnce(requests);
			List<String> granted = answers.stream()
				.filter((answer) -> answer.status() == 201)
				.flatMap((answer) -> strings(answer.json().get("admissions")).stream())
				.toList();
			assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
			assertThat(granted).doesNotHaveDuplicates().isNotEmpty();
			assertThat(refunded(order)).isEqualByComparingTo(
					Money.of(new java.math.BigDecimal("19.99"), "USD").times(granted.size()).toDecimal());
			assertThat(admissions(ticket, "free")).isEqualTo(granted.size());
		}
	}

	@Test
	void isForTheSellerOfTheAdmissions() {
		String other = SessionFixtures.somebody();
		String mine = ticketOf(new Offer(5).by(this.seller));
		String theirs = ticketOf(new Offer(5).by(other).at("5", "USD"));
		Bought order = bought(post(this.buyer, "/api/orders",
				"{\"items\":[{\"ticketId\":\"%s\",\"quantity\":2},{\"ticketId\":\"%s\"}]}".formatted(mine, theirs)));
		String hers = this.mongo.getCollection("admissions")
			.find(new Document("orderId", order.id()).append("ticketId", theirs))
			.first()
			.getString("_id");
		assertThat(post(this.buyer, order.path(), "{}").status()).isEqualTo(403);
		assertThat(post(SessionFixtures.somebody(), order.path(), "{}").status()).isEqualTo(403);
		assertThat(post(null, order.path(), "{}").status()).isEqualTo(401);
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", hers).status()).isEqualTo(403);
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", new ObjectId().toHexString()).status()).isEqualTo(404);
		Answer all = refund(order, "{}");
		assertThat(all.json().get("amount").decimalValue()).as("of this seller's only").isEqualByComparingTo("39.98");
		assertThat(shown(order).get("status").asString()).isEqualTo("complete");
		assertThat(post(other, order.path(), "{}").json().get("amount").decimalValue()).isEqualByComparingTo("5.00");
		assertThat(shown(order).get("reason").asString()).isEqualTo("refunded");
	}

	@Test
	void isRefusedForWhatIsNotPaidOrIsVoidAlready() {
		String ticket = ticketOf(new Offer(3).by(this.seller));
		Answer open = place(this.buyer, ticket, 1);
		assertThat(post(this.seller, "/api/orders/" + open.id() + "/refunds", "{}").status()).isEqualTo(409);
		delete(this.buyer, "/api/orders/" + open.id());
		assertThat(post(this.seller, "/api/orders/" + open.id() + "/refunds", "{}").status()).isEqualTo(409);
		Bought order = buy(ticket, 2);
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).status()).isEqualTo(201);
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).status()).isEqualTo(409);
		assertThat(post(this.seller, "/api/orders/" + new ObjectId() + "/refunds", "{}").status()).isEqualTo(404);
		assertThat(post(this.seller, "/api/orders/x/refunds", "{}").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[] |
			{"admissions":[]} | admissions
			{"admissions":"x"} | admissions
			{"admissions":[1]} | admissions[0]
			{"admissions":["a","a"]} | admissions
			{"amount":5} | amount
			{"reason":5} | reason
			{"reason":"a\\u0000b"} | reason
			""")
	void refusesWhatMakesNoSense(String body, String field) {
		Bought order = buy(ticketOf(new Offer(1).by(this.seller)), 1);
		Answer answer = post(this.seller, order.path(), body);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
		assertThat(answer.json().at("/errors/0/message").asString()).isNotBlank();
		if (field != null) {
			assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
		}
		assertThat(refund(order, "{\"reason\":\"%s\"}", "x".repeat(501)).status()).isEqualTo(400);
		assertThat(shown(order).get("refunds").size()).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "1999, JPY, 3998", "1.999, KWD, 3.998" })
	void countsInTheMinorUnitsOfTheCurrency(String price, String currency, String amount) {
		Bought order = buy(ticketOf(new Offer(2).by(this.seller).at(price, currency)), 2);
		JsonNode refund = refund(order, "{}").json();
		assertThat(refund.get("amount").asString()).isEqualTo(amount);
		assertThat(WIRE.told(OrderRefunded.class, order.id()).getLast().at("/order/refunds/0/amount/amount").asLong())
			.isEqualTo(3998);
	}

	@Test
	void hearsHowTheMoneyGoesInWhateverOrderThatIsTold() {
		Bought order = buy(ticketOf(new Offer(2).by(this.seller)), 2);
		String first = refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).id();
		WIRE.publish(refunded(order, 6, first, "failed"));
		awaitRefund(order, 0, "failed");
		WIRE.publish(refunded(order, 5, first, "succeeded"));
		WIRE.publish(refunded(order, 6, first, "failed"));
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", order.admission(1)).status()).isEqualTo(201);
		String again = refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).id();
		assertThat(shown(order).at("/refunds/0/status").asString()).as("late news").isEqualTo("failed");
		assertThat(refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).status()).as("on its way again")
			.isEqualTo(409);
		WIRE.publish(refunded(order, 7, again, "succeeded"));
		awaitRefund(order, 2, "succeeded");
		assertThat(WIRE.told(OrderRefunded.class, order.id())).hasSize(5);
	}

	@Test
	void knowsThatNothingIsOwedWhereNothingWasTaken() {
		Bought order = buy(ticketOf(new Offer(1).by(this.seller)), 1);
		String refund = refund(order, "{}").id();
		WIRE.publish(new PaymentVoided(payment(order.id(), "voided", 4,
				List.of(new PaymentRefund(refund, new Money(1999, "USD"), "succeeded")))));
		awaitRefund(order, 0, "succeeded");
		assertThat(shown(order).get("reason").asString()).isEqualTo("refunded");
	}

	@Test
	void isReturnedByItsBuyerWhileTheSellerAllowsIt() {
		Instant until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MILLIS);
		String ticket = ticketOf(new Offer(2).by(this.seller).returnableUntil(until));
		Bought order = buy(ticket, 2);
		assertThat(shown(order).get("refundableUntil").asString()).isEqualTo(until.toString());
		assertThat(get(this.buyer, "/api/orders").json().get(0).get("refundableUntil").asString())
			.isEqualTo(until.toString());
		assertThat(delete(SessionFixtures.somebody(), "/api/orders/" + order.id()).status()).isEqualTo(403);
		List<Answer> answers = atOnce(Collections.nCopies(5, () -> delete(this.buyer, "/api/orders/" + order.id())));
		assertThat(answers).extracting(Answer::status).containsOnly(200);
		JsonNode returned = answers.getFirst().json();
		assertThat(returned.get("status").asString()).isEqualTo("cancelled");
		assertThat(returned.get("reason").asString()).isEqualTo("refunded");
		assertThat(returned.has("refundableUntil")).isFalse();
		assertThat(shown(order).get("refunds").size()).isEqualTo(1);
		assertThat(shown(order).at("/refunds/0/requestedBy").asString()).isEqualTo("buyer");
		assertThat(shown(order).at("/refunds/0/amount").decimalValue()).isEqualByComparingTo("39.98");
		awaitAvailability(ticket, 2, 0, 0);
	}

	@Test
	void isFoundReturnedByWhoSawItAsItStoodBefore() {
		Bought bought = buy(ticketOf(new Offer(2).by(this.seller).returnableUntil(Instant.now().plusSeconds(600))), 2);
		Order seen = this.grantRefund.grant(bought.id(), false, (order) -> {
			if (!order.complete()) {
				return Optional.empty();
			}
			assertThat(delete(this.buyer, "/api/orders/" + bought.id()).status()).isEqualTo(200);
			List<String> all = order.standing();
			return Optional.of(new Refund(new ObjectId().toHexString(), order.admissions().price(all), all, null,
					order.buyerId(), Instant.now(), RefundStatus.PENDING));
		});
		assertThat(seen.refunded()).isTrue();
		assertThat(shown(bought).get("refunds").size()).isEqualTo(1);
	}

	@Test
	void isNotReturnedAfterThatTimeNorWithoutOne() {
		Bought late = buy(ticketOf(new Offer(1).by(this.seller).returnableUntil(Instant.now().minusMillis(1))), 1);
		assertThat(delete(this.buyer, "/api/orders/" + late.id()).status()).isEqualTo(409);
		assertThat(shown(late).has("refundableUntil")).isFalse();
		Bought never = buy(ticketOf(new Offer(1).by(this.seller)), 1);
		assertThat(delete(this.buyer, "/api/orders/" + never.id()).status()).isEqualTo(409);
		assertThat(shown(never).get("status").asString()).isEqualTo("complete");
	}

	@Test
	void returnsOnlyWhatIsLeft() {
		String ticket = ticketOf(new Offer(3).by(this.seller).returnableUntil(Instant.now().plusSeconds(600)));
		Bought order = buy(ticket, 3);
		refund(order, "{\"admissions\":[\"%s\"]}", order.admission(2));
		List<Answer> answers = atOnce(List.of(() -> delete(this.buyer, "/api/orders/" + order.id()),
				() -> refund(order, "{\"admissions\":[\"%s\"]}", order.admission(1))));
		assertThat(answers.get(0).status()).isEqualTo(200);
		assertThat(answers.get(1).status()).isIn(201, 409);
		assertThat(refunded(order)).isEqualByComparingTo("59.97");
		awaitAvailability(ticket, 3, 0, 0);
	}

	@Test
	void isNotReturnedOnceItWasUsedThoughItsSellerMayPayItBack() {
		String ticket = ticketOf(new Offer(2).by(this.seller).returnableUntil(Instant.now().plusSeconds(600)));
		Bought order = buy(ticket, 2);
		assertThat(enter(order.admission(0))).isTrue();
		assertThat(delete(this.buyer, "/api/orders/" + order.id()).status()).isEqualTo(409);
		assertThat(shown(order).get("status").asString()).isEqualTo("complete");
		assertThat(admissions(ticket, "sold")).as("the other one opens the door still").isEqualTo(1);
		awaitToldOfEveryVersion(order);
		assertThat(refund(order, "{}").json().get("amount").decimalValue()).isEqualByComparingTo("39.98");
		assertThat(admissions(ticket, "used")).as("not sold again").isEqualTo(1);
		assertThat(admissions(ticket, "free")).isEqualTo(1);
	}

	@Test
	void isEitherUsedOrReturnedWhenBothHappenAtOnce() {
		Instant until = Instant.now().plusSeconds(600);
		for (int round = 0; round < 25; round++) {
			String ticket = ticketOf(new Offer(2).by(this.seller).returnableUntil(until));
			Bought order = buy(ticket, 2);
			List<Boolean> done = atOnce(List.of(() -> delete(this.buyer, "/api/orders/" + order.id()).status() == 200,
					() -> enter(order.admission(1)),
					() -> delete(this.buyer, "/api/orders/" + order.id()).status() == 200));
			boolean entered = done.get(1);
			assertThat(done.get(0)).isEqualTo(done.get(2)).isNotEqualTo(entered);
			assertThat(admissions(ticket, "used")).isEqualTo(entered ? 1 : 0);
			assertThat(admissions(ticket, entered ? "sold" : "free")).isEqualTo(entered ? 1 : 2);
		}
	}

	@Test
	void opensTheDoorAgainForWhatWasLeftHalfReturned() {
		String ticket = ticketOf(new Offer(2).by(this.seller));
		Bought order = buy(ticket, 2);
		leaveReturning(order.admission(0));
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "sold")).isEqualTo(2);
		assertThat(enter(order.admission(0))).isTrue();
		awaitToldOfEveryVersion(order);
	}

	@Test
	void freesWhatWasReturnedByAProcessThatDiedRightAfter() {
		String ticket = ticketOf(new Offer(2).by(this.seller));
		Bought order = buy(ticket, 2);
		String refund = refund(order, "{\"admissions\":[\"%s\"]}", order.admission(0)).id();
		awaitAvailability(ticket, 1, 0, 1);
		this.mongo.getCollection("admissions")
			.updateOne(new Document("_id", order.admission(0)),
					new Document("$set", new Document("orderId", order.id()).append("state", "sold")));
		leaveReturning(order.admission(0), refund);
		this.repairAdmissions.repair();
		assertThat(admissions(ticket, "free")).isEqualTo(1);
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
	}

	private void leaveReturning(String admissionId) {
		leaveReturning(admissionId, new ObjectId().toHexString());
	}

	private void leaveReturning(String admissionId, String refundId) {
		this.mongo.getCollection("admissions")
			.updateOne(new Document("_id", admissionId),
					new Document("$set", new Document("state", "returning").append("returnId", refundId)
						.append("heldAt", Date.from(Instant.now().minusSeconds(120)))));
	}

	/**
	 * As the door lets somebody in.
	 */
	private boolean enter(String admissionId) {
		return this.mongo.getCollection("admissions")
			.updateOne(new Document("_id", admissionId).append("state", "sold"),
					new Document("$set", new Document("state", "used").append("usedAt", Date.from(Instant.now()))))
			.getModifiedCount() == 1;
	}

	/**
	 * A version that nobody is told of would be missing for ever in all copies.
	 */
	private void awaitToldOfEveryVersion(Bought order) {
		Awaitility.await().untilAsserted(() -> {
			List<Long> told = Stream.of(OrderCreated.class, OrderCompleted.class, OrderRefunded.class)
				.flatMap((type) -> WIRE.told(type, order.id()).stream())
				.map((event) -> event.at("/order/version").asLong())
				.sorted()
				.distinct()
				.toList();
			assertThat(told).containsExactlyElementsOf(
					LongStream.rangeClosed(1, shown(order).get("version").asLong()).boxed().toList());
		});
	}

	private void awaitRefund(Bought order, int index, String status) {
		Awaitility.await().until(() -> shown(order).at("/refunds/" + index + "/status").asString(""), status::equals);
	}

	private java.math.BigDecimal refunded(Bought order) {
		return StreamSupport.stream(shown(order).get("refunds").spliterator(), false)
			.map((refund) -> refund.get("amount").decimalValue())
			.reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
	}

	private JsonNode shown(Bought order) {
		return get(this.buyer, "/api/orders/" + order.id()).json();
	}

	private Answer refund(Bought order, String body, Object... details) {
		return post(this.seller, order.path(), body.formatted(details));
	}

	private Bought buy(String ticket, int quantity) {
		return bought(place(this.buyer, ticket, quantity));
	}

	private Bought bought(Answer order) {
		assertThat(order.status()).as(order.response().body()).isEqualTo(201);
		WIRE.publish(new PaymentAuthorized(payment(order.id(), "authorized", 2, List.of())));
		Awaitility.await().until(() -> statusOf(this.buyer, order.id()).equals("complete"));
		JsonNode admissions = get(this.buyer, "/api/orders/" + order.id() + "/admissions").json();
		return new Bought(order.id(),
				IntStream.range(0, admissions.size()).mapToObj((i) -> admissions.get(i).get("id").asString()).toList());
	}

	private static List<String> strings(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asString).toList();
	}

	private static PaymentRefunded refunded(Bought order, long version, String refundId, String status) {
		return new PaymentRefunded(payment(order.id(), "captured", version,
				List.of(new PaymentRefund(refundId, new Money(1999, "USD"), status))));
	}

	private static PaymentState payment(String orderId, String status, long version, List<PaymentRefund> refunds) {
		return new PaymentState(new ObjectId().toHexString(), orderId, "buyer", status, new Money(1999, "USD"), null, 0,
				false, refunds, version);
	}

	/**
	 * A complete order.
	 */
	private record Bought(String id, List<String> admissions) {

		String path() {
			return "/api/orders/" + this.id + "/refunds";
		}

		String admission(int index) {
			return this.admissions.get(index);
		}

	}

}
