package dev.ticketing.payments.payment;

import java.time.Instant;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PayOrderIntegrationTests extends PaymentsTest {

	@Test
	void setsTheMoneyAsideAndTakesItOnceTheOrderIsComplete() {
		PlacedOrder order = order();

		Answer paid = pay(order, "tok_visa");

		assertThat(paid.status()).isEqualTo(201);
		assertThat(paid.text("status")).isEqualTo("authorized");
		assertThat(paid.text("orderId")).isEqualTo(order.id());
		assertThat(paid.json().get("amount").decimalValue()).isEqualByComparingTo("19.99");
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
		Awaitility.await().until(() -> WIRE.told(PaymentAuthorized.class, paid.text("id")).size(), (n) -> n == 1);

		WIRE.publish(order.completed());
		awaitStatus(order, "CAPTURED");
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(1999);
		Awaitility.await().until(() -> WIRE.told(PaymentCaptured.class, paid.text("id")).size(), (n) -> n == 1);
		JsonNode told = WIRE.told(PaymentCaptured.class, paid.text("id")).getFirst().get("payment");
		assertThat(told.get("orderId").asString()).isEqualTo(order.id());
		assertThat(told.get("status").asString()).isEqualTo("captured");
		assertThat(get(order.buyer(), "/api/payments/" + paid.text("id")).text("status")).isEqualTo("captured");
	}

	@Test
	void letsTheMoneyGoWhenTheOrderIsCancelled() {
		PlacedOrder order = order();
		String id = pay(order, "tok_visa").text("id");

		WIRE.publish(order.cancelled());

		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
		Awaitility.await().until(() -> WIRE.told(PaymentVoided.class, id).size(), (n) -> n == 1);
		assertThat(pay(order, "tok_visa").status()).isEqualTo(409);
	}

	@Test
	void saysWhyACardWasDeclinedAndTakesAnotherOne() {
		PlacedOrder order = order();

		Answer declined = pay(order, "tok_chargeDeclinedInsufficientFunds");

		assertThat(declined.status()).isEqualTo(402);
		assertThat(declined.text("detail")).isEqualTo("Your card has insufficient funds.");
		assertThat(declined.text("code")).isEqualTo("card_declined");
		assertThat(declined.text("declineCode")).isEqualTo("insufficient_funds");
		assertThat(status(order)).isEqualTo("DECLINED");
		String id = stored(order).getString("_id");
		Awaitility.await().until(() -> WIRE.told(PaymentFailed.class, id).size(), (n) -> n == 1);
		JsonNode told = WIRE.told(PaymentFailed.class, id).getFirst().get("payment");
		assertThat(told.get("retryable").asBoolean()).isTrue();
		assertThat(told.get("reason").asString()).isEqualTo("Your card has insufficient funds.");

		Answer paid = pay(order, "tok_visa");
		assertThat(paid.status()).isEqualTo(201);
		assertThat(paid.text("id")).isEqualTo(id);
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
	}

	@Test
	void takesPaymentMethodsToo() {
		PlacedOrder order = order();
		assertThat(post(order.buyer(), "/api/payments",
				"{\"orderId\":\"%s\",\"paymentMethod\":\"pm_card_visa\"}".formatted(order.id()))
			.status()).isEqualTo(201);
	}

	@Test
	void givesUpAfterFiveDeclinedCards() {
		PlacedOrder order = order();
		for (int i = 0; i < 5; i++) {
			assertThat(pay(order, "tok_chargeDeclined").status()).as("card %d", i).isEqualTo(402);
		}
		assertThat(status(order)).isEqualTo("FAILED");
		String id = stored(order).getString("_id");
		Awaitility.await().until(() -> WIRE.told(PaymentFailed.class, id).size(), (n) -> n == 5);
		JsonNode last = WIRE.told(PaymentFailed.class, id).getLast().get("payment");
		assertThat(last.get("status").asString()).isEqualTo("failed");
		assertThat(last.get("declines").asInt()).isEqualTo(5);
		assertThat(last.get("retryable").asBoolean()).isFalse();
		assertThat(pay(order, "tok_visa").status()).isEqualTo(409);

		WIRE.publish(order.cancelled());
		Awaitility.await().until(() -> intent(order).get("status").asString(), "canceled"::equals);
		assertThat(status(order)).isEqualTo("FAILED");
	}

	@Test
	void asksTheBuyerWhereTheBankWantsToHearFromThem() {
		PlacedOrder order = order();

		Answer answer = pay(order, "tok_threeDSecureRequired");

		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.text("status")).isEqualTo("requires_action");
		assertThat(answer.text("clientSecret")).contains("_secret_");
		assertThat(pay(order, "tok_visa").text("status")).as("with another card").isEqualTo("authorized");
	}

	@ParameterizedTest
	@CsvSource({ "0.50, USD, 50", "19.99, EUR, 1999", "0.3, USD, 30", "1500, JPY, 1500", "12.340, KWD, 12340",
			"999999.99, USD, 99999999" })
	void chargesJustTheAmountOfTheOrder(String total, String currency, long atStripe) {
		PlacedOrder order = order(total, currency);

		Answer paid = pay(order, "tok_visa");

		assertThat(paid.status()).isEqualTo(201);
		assertThat(paid.json().get("amount").decimalValue()).isEqualByComparingTo(total);
		assertThat(paid.text("currency")).isEqualTo(currency);
		assertThat(intent(order).get("amount").asLong()).isEqualTo(atStripe);
		assertThat(intent(order).get("currency").asString()).isEqualToIgnoringCase(currency);
		WIRE.publish(order.completed());
		awaitStatus(order, "CAPTURED");
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(atStripe);
	}

	@Test
	void saysThatAnAmountIsTooFineForCards() {
		Answer refused = pay(order("12.345", "KWD"), "tok_visa");

		assertThat(refused.status()).isEqualTo(402);
		assertThat(refused.text("detail")).isEqualTo("This amount can't be paid by card.");
	}

	@Test
	void refusesWhatCanNotBePaid() {
		PlacedOrder late = order().expiring(Instant.now().minusSeconds(1));
		WIRE.publish(new OrderCreated(late.state("created", 2)));
		awaitReplica(late, 2);
		assertThat(pay(late, "tok_visa").text("detail")).isEqualTo("The time to pay for this order is over.");

		PlacedOrder cancelled = order();
		WIRE.publish(cancelled.cancelled());
		awaitReplica(cancelled, 2);
		assertThat(pay(cancelled, "tok_visa").status()).isEqualTo(409);
		assertThat(pay(cancelled, "tok_visa").text("detail")).isEqualTo("This order is cancelled.");

		PlacedOrder complete = order();
		WIRE.publish(complete.completed());
		awaitReplica(complete, 2);
		assertThat(pay(complete, "tok_visa").text("detail")).isEqualTo("This order is already paid.");
		assertThat(atStripe(complete)).isEmpty();
	}

	@Test
	void letsOnlyTheBuyerPayAndSee() {
		PlacedOrder order = order();
		String id = pay(order, "tok_visa").text("id");
		String somebody = SessionFixtures.somebody();

		assertThat(post(somebody, "/api/payments", "{\"orderId\":\"%s\",\"token\":\"tok_visa\"}".formatted(order.id()))
			.status()).isEqualTo(403);
		assertThat(get(somebody, "/api/payments/" + id).status()).isEqualTo(403);
		assertThat(get(null, "/api/payments/" + id).status()).isEqualTo(401);
		assertThat(get(somebody, "/api/payments/" + new ObjectId().toHexString()).status()).isEqualTo(404);
		assertThat(get(somebody, "/api/payments/nonsense").status()).isEqualTo(404);
	}

	@Test
	void waitsForAnOrderThatIsOnItsWay() {
		PlacedOrder unheard = PlacedOrder.over(new Money(1999, "USD"));
		Answer unknown = pay(unheard, "tok_visa", "Idempotency-Key", "early-" + unheard.id());
		assertThat(unknown.status()).isEqualTo(404);

		WIRE.publish(unheard.created());
		awaitReplica(unheard, 1);
		assertThat(pay(unheard, "tok_visa", "Idempotency-Key", "early-" + unheard.id()).status())
			.as("the same request once the order is known")
			.isEqualTo(201);
	}

}
