package dev.ticketing.payments.payment;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However often and from wherever a payment is sent, there is one charge.
 */
class OneChargeIntegrationTests extends PaymentsTest {

	@Test
	void chargesOnceForTenRequestsAtOnce() {
		PlacedOrder order = order();
		List<Answer> answers = atOnce(Collections.nCopies(10, () -> pay(order, "tok_visa")));

		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers).extracting((answer) -> answer.text("id")).containsOnly(answers.getFirst().text("id"));
		assertAuthorizedOnce(order, answers.getFirst().text("id"));
	}

	@Test
	void chargesOnceForTenRequestsWithOneIdempotencyKey() {
		PlacedOrder order = order();
		List<Answer> answers = atOnce(
				Collections.nCopies(10, () -> pay(order, "tok_visa", "Idempotency-Key", "tab-" + order.id())));

		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers).extracting((answer) -> answer.json()).containsOnly(answers.getFirst().json());
		assertAuthorizedOnce(order, answers.getFirst().text("id"));
	}

	@Test
	void chargesOneOfTwoCardsFromTwoWindows() {
		PlacedOrder order = order();
		List<Answer> answers = atOnce(List.of(() -> pay(order, "tok_visa"), () -> pay(order, "tok_mastercard")));

		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertAuthorizedOnce(order, answers.getFirst().text("id"));
	}

	@Test
	void countsADeclineOnceForAllThatSentTheSameCard() {
		PlacedOrder order = order();
		List<Answer> answers = atOnce(Collections.nCopies(5,
				() -> pay(order, "tok_chargeDeclined", "Idempotency-Key", "declined-" + order.id())));

		assertThat(answers).extracting(Answer::status).containsOnly(402);
		assertThat(answers).extracting((answer) -> answer.text("declineCode")).containsOnly("generic_decline");
		assertThat(stored(order).getInteger("declines")).isEqualTo(1);
	}

	@Test
	void triesTheOtherCardWhenTheFirstOneIsDeclined() {
		PlacedOrder order = order();
		Callable<Answer> good = () -> pay(order, "tok_visa");
		Callable<Answer> bad = () -> pay(order, "tok_chargeDeclined");
		List<Answer> answers = atOnce(List.of(bad, good));

		assertThat(answers.get(1).status()).isEqualTo(201);
		assertAuthorizedOnce(order, answers.get(1).text("id"));
	}

	@Test
	void answersARepetitionWithThePaymentThatIsThere() {
		PlacedOrder order = order();
		Answer first = pay(order, "tok_visa", "Idempotency-Key", "once-" + order.id());
		Answer repeated = pay(order, "tok_visa", "Idempotency-Key", "once-" + order.id());
		Answer keyless = pay(order, "tok_visa");
		Answer other = pay(order, "tok_mastercard", "Idempotency-Key", "once-" + order.id());

		assertThat(repeated.json()).isEqualTo(first.json());
		assertThat(keyless.json()).isEqualTo(first.json());
		assertThat(other.status()).isEqualTo(422);
		WIRE.publish(order.completed());
		awaitStatus(order, "CAPTURED");
		assertThat(pay(order, "tok_visa").text("status")).isEqualTo("captured");
		assertAuthorizedOnce(order, first.text("id"));
	}

	@Test
	void answersTheSameDeclineToTheSameKey() {
		PlacedOrder order = order();
		Answer first = pay(order, "tok_chargeDeclined", "Idempotency-Key", "no-" + order.id());
		Answer repeated = pay(order, "tok_chargeDeclined", "Idempotency-Key", "no-" + order.id());
		Answer another = pay(order, "tok_chargeDeclined", "Idempotency-Key", "no2-" + order.id());

		assertThat(first.status()).isEqualTo(402);
		assertThat(repeated.json()).isEqualTo(first.json());
		assertThat(another.status()).isEqualTo(402);
		assertThat(stored(order).getInteger("declines")).isEqualTo(2);
		assertThat(WIRE.told(PaymentAuthorized.class, stored(order).getString("_id"))).isEmpty();
		Awaitility.await()
			.until(() -> WIRE.told(PaymentFailed.class, stored(order).getString("_id")).size(), (n) -> n == 2);
	}

	@Test
	void keepsOrdersApart() {
		List<PlacedOrder> orders = IntStream.range(0, 20).mapToObj((_) -> order()).toList();
		List<Answer> answers = atOnce(
				orders.stream().<Callable<Answer>>map((order) -> () -> pay(order, "tok_visa")).toList());

		assertThat(answers).extracting(Answer::status).containsOnly(201);
		assertThat(answers).extracting((answer) -> answer.text("id")).doesNotHaveDuplicates();
		orders.forEach((order) -> assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture"));
	}

	private void assertAuthorizedOnce(PlacedOrder order, String id) {
		assertThat(this.mongo.getCollection("payments").countDocuments(new org.bson.Document("orderId", order.id())))
			.isEqualTo(1);
		assertThat(intent(order).at("/metadata/paymentId").asString()).isEqualTo(id);
		Awaitility.await().until(() -> !WIRE.told(PaymentAuthorized.class, id).isEmpty());
		assertThat(WIRE.told(PaymentAuthorized.class, id)).hasSize(1);
	}

}
