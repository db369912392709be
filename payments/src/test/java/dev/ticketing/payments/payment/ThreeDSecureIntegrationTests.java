package dev.ticketing.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank wants to hear from the buyer before it agrees.
 */
class ThreeDSecureIntegrationTests extends PaymentsTest {

	@Test
	void givesTheBrowserWhatItNeedsAndTellsOrders() {
		PlacedOrder order = order();
		Answer answer = pay(order, "tok_threeDSecureRequired");
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.text("status")).isEqualTo("requires_action");
		assertThat(answer.text("clientSecret")).startsWith(intent(order).get("id").asString() + "_secret_");
		String id = answer.text("id");
		Awaitility.await().until(() -> !WIRE.told(PaymentChallenged.class, id).isEmpty());
		assertThat(pay(order, "tok_threeDSecureRequired").text("status")).isEqualTo("requires_action");
		assertThat(WIRE.told(PaymentChallenged.class, id)).hasSize(1);
	}

	@Test
	void movesOnWhenTheBuyerAsksThoughNoNoticeComes() {
		PlacedOrder order = order();
		String id = pay(order, "tok_threeDSecureRequired").text("id");
		authenticate(order, "succeed");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> get(order.buyer(), "/api/payments/" + id).text("status"), "authorized"::equals);
		WIRE.publish(order.completed());
		awaitStatus(order, "CAPTURED");
	}

	@Test
	void letsTheBuyerTryAnotherCardAfterFailing() {
		PlacedOrder order = order();
		String id = pay(order, "tok_threeDSecureRequired").text("id");
		authenticate(order, "fail");
		awaitStatus(order, "DECLINED");
		assertThat(get(order.buyer(), "/api/payments/" + id).text("status")).isEqualTo("declined");
		assertThat(pay(order, "tok_visa").text("status")).isEqualTo("authorized");
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
	}

	@Test
	void acceptsTheBuyersAnswerUntilTheNewDeadline() {
		PlacedOrder order = PlacedOrder.over(order().total()).expiring(Instant.now().plusSeconds(3));
		WIRE.publish(order.created());
		pay(order, "tok_threeDSecureRequired");
		WIRE.publish(order.extended(Instant.now().plusSeconds(300)));
		awaitReplica(order, 2);
		Awaitility.await().until(() -> Instant.now().isAfter(order.expiresAt()));
		assertThat(pay(order, "tok_visa").status()).as("another card, after the first deadline").isEqualTo(201);
		WIRE.publish(order.completedAfterAll());
		awaitStatus(order, "CAPTURED");
	}

	@Test
	void cancelsTheIntentOfABuyerWhoNeverAnswers() {
		PlacedOrder order = order();
		pay(order, "tok_threeDSecureRequired");
		WIRE.publish(order.cancelled());
		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
	}

	@Test
	void givesUpMoneyThatLapsedBeforeItWasTaken() {
		PlacedOrder order = order();
		String id = pay(order, "tok_visa").text("id");
		lapse(order);
		WIRE.publish(order.completed());
		awaitStatus(order, "VOIDED");
		Awaitility.await().until(() -> !WIRE.told(PaymentVoided.class, id).isEmpty());
		WIRE.publish(new OrderCancelled(order.state("cancelled", 3)));
		awaitReplica(order, 3);
		assertThat(intent(order).get("amount_captured").asLong()).isZero();
		assertThat(WIRE.told(PaymentCaptured.class, id)).isEqualTo(List.of());
	}

}
