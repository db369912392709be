package dev.ticketing.payments.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import com.stripe.net.Webhook;
import dev.ticketing.payments.FaultyStripe.Fault;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.testing.QueryPlan;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookIntegrationTests extends NoticesTest {

	private static final String ASKED = "payment_intent.requires_action";

	private static final String AGREED = "payment_intent.amount_capturable_updated";

	@Test
	void movesAPaymentOnWhenTheBuyerHasSatisfiedTheBank() throws Exception {
		PlacedOrder order = order();
		assertThat(pay(order, "tok_threeDSecureRequired").text("status")).isEqualTo("requires_action");
		authenticate(order, "succeed");

		assertThat(hear(notice(order, AGREED)).status()).isEqualTo(200);
		awaitStatus(order, "AUTHORIZED");
	}

	@Test
	void keepsANoticeOnceHoweverManyCopiesComeAtOnce() throws Exception {
		PlacedOrder order = order();
		pay(order, "tok_threeDSecureRequired");
		String body = notice(order, ASKED);
		List<Integer> answers = atOnce(
				IntStream.range(0, 20).<Callable<Integer>>mapToObj((_) -> () -> hear(body).status()).toList());
		assertThat(answers).containsOnly(200);
		assertThat(this.mongo.getCollection("notices").countDocuments(new Document("_id", id(body)))).isEqualTo(1);
	}

	@Test
	void answersStripeBeforeItLooksThere() throws Exception {
		PlacedOrder order = order();
		pay(order, "tok_threeDSecureRequired");
		authenticate(order, "succeed");
		CountDownLatch heard = new CountDownLatch(1);
		Fault held = (call) -> {
			Awaitility.await().until(() -> heard.getCount() == 0);
			return call.get();
		};
		// One for the notice, one for the completer, who may come at this moment.
		this.stripe.next(order.id(), "find", held);
		this.stripe.next(order.id(), "find", held);
		assertThat(hear(notice(order, AGREED)).status()).isEqualTo(200);
		assertThat(status(order)).isEqualTo("REQUIRES_ACTION");
		heard.countDown();
		awaitStatus(order, "AUTHORIZED");
	}

	@Test
	void worksThroughWhatACrashHasLeft() throws Exception {
		PlacedOrder order = order();
		pay(order, "tok_threeDSecureRequired");
		authenticate(order, "succeed");
		String left = "evt_left_" + new ObjectId();
		this.mongo.getCollection("notices")
			.insertOne(new Document("_id", left).append("type", AGREED)
				.append("objectId", "pi_1")
				.append("paymentId", stored(order).getString("_id"))
				.append("heardAt", Instant.now().minusSeconds(60))
				.append("waitingSince", Instant.now().minusSeconds(60)));
		awaitStatus(order, "AUTHORIZED");
		Awaitility.await()
			.until(() -> this.mongo.getCollection("notices")
				.countDocuments(new Document("_id", left).append("waitingSince", new Document("$exists", true))) == 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { WEBHOOK_SECRET, "whsec_next" })
	void believesBothSecretsWhileOneReplacesTheOther(String secret) throws Exception {
		String body = about("65a000000000000000000000", "payment_intent.created");
		assertThat(hear(body, Webhook.Signature.generateSignatureHeader(body, secret)).status()).isEqualTo(200);
	}

	@Test
	void believesOnlyStripe() throws Exception {
		String body = about("65a000000000000000000000", "payment_intent.created");
		String good = Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET);
		String forged = Webhook.Signature.generateSignatureHeader(body, "whsec_other");
		long now = System.currentTimeMillis() / 1000;

		assertThat(hear(body, good).status()).as("about a payment that is not ours").isEqualTo(200);
		assertThat(hear(body, forged).status()).isEqualTo(400);
		assertThat(hear(body + " ", good).status()).isEqualTo(400);
		assertThat(hear(body, "nonsense").status()).isEqualTo(400);
		assertThat(hear(body, Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET, now - 310)).status())
			.isEqualTo(400);
		assertThat(hear(body, Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET, now - 290)).status())
			.isEqualTo(200);
		assertThat(post(null, "/api/payments/webhook", body).status()).isEqualTo(400);
		for (String noEvent : List.of("nonsense", "{}", "[]", "{\"id\": \"\"}")) {
			assertThat(hear(noEvent).status()).as(noEvent).isEqualTo(400);
		}
	}

	@Test
	void findsWhatWaitsAndWhatIsOldOnIndexes() {
		this.mongo.getCollection("notices")
			.insertMany(IntStream.range(0, 3000)
				.mapToObj((_) -> new Document("_id", "evt_old_" + new ObjectId()).append("heardAt", Instant.now()))
				.toList());
		QueryPlan.assertOnIndex(this.mongo.getDb(), "notices",
				new Document("waitingSince", new Document("$lt", java.util.Date.from(Instant.now()))),
				new Document("waitingSince", 1));
		QueryPlan.assertOnIndex(this.mongo.getDb(), "notices",
				new Document("heardAt",
						new Document("$lt", java.util.Date.from(Instant.now().minus(Duration.ofDays(30)))))
					.append("waitingSince", null),
				new Document());
	}

	private static String id(String body) {
		return JSON.readTree(body).get("id").asString();
	}

}
