package dev.ticketing.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.events.Event;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.messaging.Outbox;
import dev.ticketing.payments.FaultyRefunds.Fault;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.payments.order.FollowOrder;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.Refunds.Return;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What orders has refunded is given back once, to the cent, whatever happens meanwhile.
 */
class RefundIntegrationTests extends PaymentsTest {

	@Autowired
	private Payments payments;

	@Autowired
	private Outbox outbox;

	@Autowired
	private FollowOrder followOrder;

	@Autowired
	private MeterRegistry meters;

	@Test
	void givesBackAPartAndThenTheRest() {
		PlacedOrder order = captured("39.98", "USD", "tok_visa");
		OrderRefund first = order.refund(1999, "a1");
		WIRE.publish(order.refunded(3, first));
		awaitRefund(order, first, "SUCCEEDED");
		assertThat(status(order)).isEqualTo("CAPTURED");
		assertThat(givenBack(order)).isEqualTo(1999);

		OrderRefund rest = order.refund(1999, "a2");
		WIRE.publish(order.refunded(4, first, rest));
		awaitStatus(order, "REFUNDED");
		assertThat(givenBack(order)).isEqualTo(3998);
		JsonNode told = awaitTold(PaymentRefunded.class, order, 2).getLast();
		assertThat(told.at("/payment/status").asString()).isEqualTo("refunded");
		assertThat(told.at("/payment/refunds/0/id").asString()).isEqualTo(first.id());
		assertThat(told.at("/payment/refunds/1/status").asString()).isEqualTo("succeeded");
		assertThat(pay(order, "tok_visa").status()).as("paid and refunded").isEqualTo(409);
	}

	@ParameterizedTest
	@CsvSource({ "1999, JPY, 1999", "1.990, KWD, 1990" })
	void countsInStripesMinorUnits(String total, String currency, long atStripe) {
		PlacedOrder order = captured(total, currency, "tok_visa");
		WIRE.publish(order.refunded(3, order.refund(order.total().amount(), "a1")));
		awaitStatus(order, "REFUNDED");
		assertThat(givenBack(order)).isEqualTo(atStripe);
	}

	@Test
	void takesNothingWhereAllIsRefundedBeforeItWasTaken() {
		PlacedOrder order = order("39.98", "USD");
		pay(order, "tok_visa");
		OrderRefund all = order.refund(3998, "a1");
		WIRE.publish(order.refunded(3, all));
		WIRE.publish(order.completed());

		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
		assertThat(intent(order).get("amount_captured").asLong()).isZero();
		JsonNode told = awaitTold(PaymentVoided.class, order, 1).getLast();
		assertThat(told.at("/payment/refunds/0/status").asString()).as("nothing is owed").isEqualTo("succeeded");
	}

	@Test
	void takesTheMoneyFirstWhereAPartOfItIsRefundedBefore() {
		PlacedOrder order = order("39.98", "USD");
		pay(order, "tok_visa");
		OrderRefund part = order.refund(1999, "a1");
		WIRE.publish(order.refunded(3, part));

		awaitRefund(order, part, "SUCCEEDED");
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(3998);
		assertThat(givenBack(order)).isEqualTo(1999);
	}

	@Test
	void endsTheSameHoweverTheEventsComeAndHoweverOften() {
		Random random = new Random(11);
		List<PlacedOrder> orders = new ArrayList<>();
		for (int round = 0; round < 10; round++) {
			PlacedOrder order = order("39.98", "USD");
			pay(order, "tok_visa");
			OrderRefund first = order.refund(1999, "a1");
			OrderRefund second = order.refund(1999, "a2");
			List<Event> events = new ArrayList<>(List.of(order.completed(), order.refunded(3, first),
					order.refunded(4, first, second), order.completed(), order.refunded(3, first)));
			Collections.shuffle(events, random);
			events.forEach(WIRE::publish);
			orders.add(order);
		}
		for (PlacedOrder order : orders) {
			Awaitility.await().until(() -> status(order).matches("VOIDED|REFUNDED"));
			JsonNode intent = intent(order);
			assertThat(intent.get("amount_captured").asLong() - givenBack(order)).as(status(order)).isZero();
			assertThat(intent.get("amount_capturable").asLong()).isZero();
		}
	}

	@Test
	void refundsOnceThoughManyWorkOnItAtOnce() {
		PlacedOrder order = captured("39.98", "USD", "tok_visa");
		OrderRefund part = order.refund(1999, "a1");
		atOnce(Collections.<Callable<Boolean>>nCopies(8, () -> {
			WIRE.publish(order.refunded(3, part));
			return true;
		}));
		awaitRefund(order, part, "SUCCEEDED");
		assertThat(givenBack(order)).isEqualTo(1999);
		assertThat(awaitTold(PaymentRefunded.class, order, 1)).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void givesBackOnceWhateverHappensToTheFirstCalls(Fault fault) {
		PlacedOrder order = captured("39.98", "USD", "tok_visa");
		OrderRefund first = order.refund(1000, "a1");
		OrderRefund second = order.refund(500, "a2");
		this.refunds.next(first.id(), fault);
		this.refunds.next(first.id(), fault);
		WIRE.publish(order.refunded(3, first));
		// While nobody knows about the first, a second is asked for.
		Awaitility.await().until(() -> this.refunds.toCome(first.id()) < 2);
		WIRE.publish(order.refunded(4, first, second));

		awaitRefund(order, first, "SUCCEEDED");
		awaitRefund(order, second, "SUCCEEDED");
		assertThat(givenBack(order)).isEqualTo(1500);
	}

	@ParameterizedTest
	@ValueSource(strings = { "before", "after", "after, with its key forgotten" })
	void goesOnAfterADeathBeforeOrAfterStripeWasAsked(String when) {
		PlacedOrder order = captured("19.99", "USD", "tok_visa");
		OrderRefund all = order.refund(1999, "a1");
		Payment payment = this.payments.findByOrderId(order.id()).orElseThrow();
		if (!when.equals("before")) {
			String key = when.equals("after") ? "refund:" + all.id() : "forgotten:" + all.id();
			this.refunds.create(new Return(all.id(), payment.intentId(),
					new Purpose(payment.id(), payment.orderId(), payment.amount()), all.amount()), key);
		}
		leave(payment, order, all);

		awaitStatus(order, "REFUNDED");
		assertThat(givenBack(order)).isEqualTo(1999);
		assertThat(awaitTold(PaymentRefunded.class, order, 1)).hasSize(1);
	}

	@Test
	void givesBackWhatWasCapturedWhileAllOfItWasRefunded() {
		PlacedOrder order = order();
		pay(order, "tok_visa");
		OrderRefund all = order.refund(1999, "a1");
		Payment payment = this.payments.findByOrderId(order.id()).orElseThrow();
		this.stripe.capture(payment.intentId(), payment.amount(), "cap:" + payment.id());
		leave(payment, order, all);
		assertThat(payment.step()).isEqualTo(Step.VOID);

		awaitStatus(order, "REFUNDED");
		assertThat(givenBack(order)).isEqualTo(1999);
	}

	/**
	 * As it lies in the store when its worker has died right after hearing of a refund.
	 */
	private void leave(Payment payment, PlacedOrder order, OrderRefund refund) {
		OrderState refunded = order.refunded(3, refund).order();
		this.followOrder.follow(refunded);
		payment.follow(Order.of(refunded), Instant.now());
		this.outbox.save(payment);
	}

	@Test
	void waitsForMoneyThatIsOnItsWay() {
		PlacedOrder order = captured("19.99", "USD", "tok_pendingRefund");
		OrderRefund all = order.refund(1999, "a1");
		WIRE.publish(order.refunded(3, all));
		awaitRefund(order, all, "PENDING");
		assertThat(status(order)).isEqualTo("CAPTURED");
		settle(refund(order, all).getString("stripeId"), "succeed");
		awaitStatus(order, "REFUNDED");
	}

	@Test
	void tellsOfMoneyThatCameBackAndTriesAgainWhenAsked() throws Exception {
		PlacedOrder order = captured("39.98", "USD", "tok_refundFail");
		OrderRefund first = order.refund(1999, "a1");
		double failed = this.meters.counter("payments.refunds", "outcome", "failed").count();
		WIRE.publish(order.refunded(3, first));
		awaitRefund(order, first, "SUCCEEDED");
		settle(refund(order, first).getString("stripeId"), "fail");
		assertThat(refundNotice(order, "refund.failed").status()).isEqualTo(200);
		awaitRefund(order, first, "FAILED");
		JsonNode told = awaitTold(PaymentRefunded.class, order, 2).getLast();
		assertThat(told.at("/payment/refunds/0/status").asString()).isEqualTo("failed");
		assertThat(this.meters.counter("payments.refunds", "outcome", "failed").count()).isEqualTo(failed + 1);
		assertThat(givenBack(order)).isZero();

		OrderRefund again = order.refund(1999, "a1");
		WIRE.publish(order.refunded(5, first, again));
		awaitRefund(order, again, "SUCCEEDED");
		assertThat(givenBack(order)).isEqualTo(1999);
	}

	@Test
	void neverGivesBackMoreThanWasTaken() {
		PlacedOrder order = captured("19.99", "USD", "tok_visa");
		WIRE.publish(order.refunded(3, order.refund(1999, "a1"), order.refund(1, "a2")));
		Awaitility.await().until(() -> progress(order).getBoolean("abandoned", false));
		assertThat(givenBack(order)).isZero();
		// A person has looked at it.
		this.mongo.getCollection("payments").deleteOne(new Document("orderId", order.id()));
	}

	@Test
	void saysThatARefundFailedWhichStripeRefuses() throws Exception {
		PlacedOrder order = captured("19.99", "USD", "tok_visa");
		String intent = stored(order).getString("intentId");
		// Somebody has given it back by hand.
		this.refunds.create(new Return("", intent, new Purpose("", order.id(), order.total()), order.total()),
				"hand:" + intent);
		OrderRefund all = order.refund(1999, "a1");
		WIRE.publish(order.refunded(3, all));
		awaitRefund(order, all, "FAILED");
		assertThat(refund(order, all).getString("failure")).contains("charge_already_refunded");
		assertThat(givenBack(order)).isEqualTo(1999);
	}

	private PlacedOrder captured(String total, String currency, String token) {
		PlacedOrder order = order(total, currency);
		assertThat(pay(order, token).status()).isEqualTo(201);
		WIRE.publish(order.completed());
		awaitStatus(order, "CAPTURED");
		return order;
	}

	private Document progress(PlacedOrder order) {
		return stored(order).get("progress", Document.class);
	}

	private Document refund(PlacedOrder order, OrderRefund refund) {
		return stored(order).getList("refunds", Document.class, List.of())
			.stream()
			.filter((each) -> refund.id().equals(each.getString("_id")))
			.findFirst()
			.orElse(new Document());
	}

	private void awaitRefund(PlacedOrder order, OrderRefund refund, String status) {
		Awaitility.await("refund to be " + status)
			.atMost(Duration.ofSeconds(20))
			.until(() -> refund(order, refund).getString("status"), status::equals);
	}

	private static long givenBack(PlacedOrder order) {
		return intent(order).get("amount_refunded").asLong();
	}

	private List<JsonNode> awaitTold(Class<? extends Event> event, PlacedOrder order, int times) {
		String id = stored(order).getString("_id");
		Awaitility.await().until(() -> WIRE.told(event, id).size() >= times);
		return WIRE.told(event, id);
	}

}
