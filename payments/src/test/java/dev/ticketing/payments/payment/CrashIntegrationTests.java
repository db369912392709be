package dev.ticketing.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.ticketing.events.Event;
import dev.ticketing.events.Money;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.messaging.Outbox;
import dev.ticketing.payments.FaultyStripe.Fault;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.payments.order.FollowOrder;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.StripeSilent;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dying or hearing nothing between any two effects of a payment ends well all the same.
 */
class CrashIntegrationTests extends PaymentsTest {

	private static final Card CARD = new Card(Card.Kind.TOKEN, "tok_visa");

	@Autowired
	private Outbox outbox;

	@Autowired
	private FollowOrder followOrder;

	@Autowired
	private PaymentIntents intents;

	@Test
	void asksTheBankForAPaymentThatWasStoredAndNoMore() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.created().order());
		leave(begun(order));

		awaitStatus(order, "AUTHORIZED");
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
	}

	@Test
	void findsAnIntentThatWasMadeButNotStored() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.created().order());
		Payment payment = begun(order);
		create(payment);
		leave(payment);

		awaitStatus(order, "AUTHORIZED");
		assertThat(intent(order).get("status").asString()).as("the one intent").isEqualTo("requires_capture");
	}

	@Test
	void asksTheBankWithAnIntentThatWasStoredAndNoMore() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.created().order());
		Payment payment = begun(order);
		payment.opened(create(payment).id(), Instant.now());
		leave(payment);

		awaitStatus(order, "AUTHORIZED");
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
		assertToldOnce(PaymentAuthorized.class, payment.id());
	}

	@Test
	void findsAnAuthorizationThatWasNotStored() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.created().order());
		Payment payment = begun(order);
		Intent intent = create(payment);
		payment.opened(intent.id(), Instant.now());
		this.intents.confirm(intent.id(), CARD, "confirm:" + payment.id() + ":1");
		leave(payment);

		assertThat(pay(order, "tok_visa").status()).as("asked while the completer has not come yet").isEqualTo(201);
		awaitStatus(order, "AUTHORIZED");
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
		assertToldOnce(PaymentAuthorized.class, payment.id());
	}

	@Test
	void voidsAnAuthorizationThatWasNotStoredOfAnOrderThatIsCancelled() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.cancelled().order());
		Payment payment = begun(order);
		Intent intent = create(payment);
		payment.opened(intent.id(), Instant.now());
		this.intents.confirm(intent.id(), CARD, "confirm:" + payment.id() + ":1");
		leave(payment);

		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void capturesWhatWasDecidedButNotCaptured(boolean capturedAtStripe) {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.completed().order());
		Payment payment = begun(order);
		Intent intent = create(payment);
		this.intents.confirm(intent.id(), CARD, "confirm:" + payment.id() + ":1");
		payment.opened(intent.id(), Instant.now());
		payment.follow(Order.of(order.completed().order()), Instant.now());
		payment.authorized(Instant.now());
		if (capturedAtStripe) {
			this.intents.capture(intent.id(), payment.amount(), "cap:" + payment.id());
		}
		leave(payment);

		awaitStatus(order, "CAPTURED");
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(1999);
		assertToldOnce(PaymentCaptured.class, payment.id());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void voidsWhatWasDecidedButNotVoided(boolean voidedAtStripe) {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.cancelled().order());
		Payment payment = begun(order);
		Intent intent = create(payment);
		this.intents.confirm(intent.id(), CARD, "confirm:" + payment.id() + ":1");
		payment.opened(intent.id(), Instant.now());
		payment.authorized(Instant.now());
		payment.follow(Order.of(order.cancelled().order()), Instant.now());
		if (voidedAtStripe) {
			this.intents.cancel(intent.id(), "void:" + payment.id());
		}
		leave(payment);

		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
		assertToldOnce(PaymentVoided.class, payment.id());
	}

	@Test
	void looksAtWhatTheBuyerHasAnsweredTheBank() {
		PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(order.created().order());
		Payment payment = begun(order);
		Intent intent = create(payment);
		payment.opened(intent.id(), Instant.now());
		this.intents.confirm(intent.id(), new Card(Card.Kind.TOKEN, "tok_threeDSecureRequired"),
				"confirm:" + payment.id() + ":1");
		authenticate(order, "succeed");
		payment.actionRequired(intent.clientSecret(), Instant.now());
		leave(payment);

		awaitStatus(order, "AUTHORIZED");
		assertToldOnce(PaymentAuthorized.class, payment.id());
	}

	@Test
	void tellsTheBuyerWhenNobodyKnowsAndFindsOutByItself() {
		PlacedOrder order = order();
		confirmAlone(order, Fault.UNANSWERED);

		Answer unknown = pay(order, "tok_visa");

		assertThat(unknown.status()).isEqualTo(503);
		assertThat(unknown.response().headers().firstValue("Retry-After")).isPresent();
		awaitStatus(order, "AUTHORIZED");
		assertThat(pay(order, "tok_visa").status()).isEqualTo(201);
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
	}

	@Test
	void goesOnAtOnceWhenTheBuyerAsksAgain() {
		PlacedOrder order = order();
		confirmAlone(order, Fault.LOST);
		String[] key = { "Idempotency-Key", "again-" + order.id() };

		assertThat(pay(order, "tok_visa", key).status()).isEqualTo(503);
		Answer again = pay(order, "tok_visa", key);

		assertThat(again.status()).isEqualTo(201);
		assertThat(intent(order).get("status").asString()).isEqualTo("requires_capture");
	}

	@Test
	void answersTheDeclineThatItDidNotHear() {
		PlacedOrder order = order();
		confirmAlone(order, (call) -> {
			try {
				return call.get();
			}
			catch (RuntimeException ex) {
				throw new StripeSilent("no answer", false);
			}
		});

		assertThat(pay(order, "tok_chargeDeclined").status()).isEqualTo(503);
		assertThat(pay(order, "tok_chargeDeclined").status()).isEqualTo(402);
		assertThat(stored(order).getInteger("declines")).as("one card, one decline").isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "confirm", "capture" })
	void usesAnotherKeyWhereStripeWouldFailForEver(String call) {
		PlacedOrder order = order();
		this.stripe.next(order.id(), call, Fault.FAILED);
		pay(order, "tok_visa");
		awaitStatus(order, "AUTHORIZED");
		WIRE.publish(order.completed());

		awaitStatus(order, "CAPTURED");
		assertThat(intent(order).get("amount_captured").asLong()).isEqualTo(1999);
	}

	@ParameterizedTest
	@ValueSource(strings = { "LOST", "UNANSWERED", "FAILED" })
	void letsGoInTheEndWhateverHappensToTheFirstCalls(String kind) {
		Fault fault = switch (kind) {
			case "LOST" -> Fault.LOST;
			case "UNANSWERED" -> Fault.UNANSWERED;
			default -> Fault.FAILED;
		};
		PlacedOrder order = order();
		pay(order, "tok_visa");
		this.stripe.next(order.id(), "cancel", fault);
		this.stripe.next(order.id(), "cancel", fault);
		WIRE.publish(order.cancelled());

		awaitStatus(order, "VOIDED");
		assertThat(intent(order).get("status").asString()).isEqualTo("canceled");
	}

	@Test
	void finishesOthersWhileStripeIsSilentAboutSome() {
		CountDownLatch silent = new CountDownLatch(3);
		CountDownLatch over = new CountDownLatch(1);
		List<PlacedOrder> asked = Stream.generate(PaymentsTest::order).limit(3).toList();
		asked.forEach((order) -> {
			this.stripe.next(order.id(), "find", (call) -> {
				silent.countDown();
				Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> over.getCount() == 0);
				return call.get();
			});
			pay(order, "tok_threeDSecureRequired");
		});
		Awaitility.await().until(() -> silent.getCount() == 0);
		PlacedOrder left = PlacedOrder.over(new Money(1999, "USD"));
		this.followOrder.follow(left.created().order());
		leave(begun(left));

		awaitStatus(left, "AUTHORIZED");
		over.countDown();
	}

	@Test
	void neverCapturesAnotherAmountThanTheOrders() {
		PlacedOrder order = order();
		pay(order, "tok_visa");
		PlacedOrder dearer = new PlacedOrder(order.id(), order.buyer(), new Money(2999, "USD"), order.expiresAt());
		WIRE.publish(dearer.completed());

		Awaitility.await().until(() -> stored(order).get("progress", Document.class).getBoolean("abandoned", false));
		Awaitility.await()
			.during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(8))
			.until(() -> status(order), "AUTHORIZED"::equals);
		assertThat(intent(order).get("amount_captured").asLong()).isZero();
		// A person has looked at it.
		this.mongo.getCollection("payments").deleteOne(new Document("orderId", order.id()));
	}

	/**
	 * The next card of an order meets a fault, and meanwhile the completer does not think
	 * that its worker has died, however busy the machine is.
	 */
	private void confirmAlone(PlacedOrder order, Fault fault) {
		this.stripe.next(order.id(), "create", (call) -> notTakenOver(order, call));
		this.stripe.next(order.id(), "confirm", (call) -> notTakenOver(order, () -> fault.around(call)));
	}

	private Intent notTakenOver(PlacedOrder order, Supplier<Intent> call) {
		this.mongo.getCollection("payments")
			.updateOne(new Document("orderId", order.id()), new Document("$set",
					new Document("progress.since", Date.from(Instant.now().plus(Duration.ofHours(1))))));
		return call.get();
	}

	private Payment begun(PlacedOrder order) {
		Payment payment = Payment.of(new ObjectId().toHexString(), Order.of(order.created().order()));
		payment.begin(CARD, new ObjectId().toHexString(), Instant.now());
		return payment;
	}

	private Intent create(Payment payment) {
		return this.intents.create(new Purpose(payment.id(), payment.orderId(), payment.amount()),
				"pi:" + payment.id());
	}

	/**
	 * As it lies in the store when its worker has died.
	 */
	private void leave(Payment payment) {
		this.outbox.insert(payment);
	}

	private static void assertToldOnce(Class<? extends Event> event, String id) {
		Awaitility.await().until(() -> !WIRE.told(event, id).isEmpty());
		assertThat(WIRE.told(event, id)).hasSize(1);
	}

}
