package dev.ticketing.payments;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.testing.OpenApiFile;
import dev.ticketing.testing.QueryPlan;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceIntegrationTests extends PaymentsTest {

	@Test
	void describesItselfAsCommitted() throws IOException {
		OpenApiFile.assertUpToDate("payments", get(null, "/v3/api-docs").response().body());
	}

	@Test
	void isLiveAndReady() {
		assertThat(get(null, "/livez").status()).isEqualTo(200);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> get(null, "/readyz").status() == 200);
	}

	@Test
	void findsPaymentsByOrderAndDueOnesOnIndexes() {
		List<Document> settled = IntStream.range(0, 3000)
			.mapToObj((_) -> new Document("_id", new ObjectId().toHexString())
				.append("orderId", new ObjectId().toHexString())
				.append("status", "CAPTURED")
				.append("version", 3L))
			.toList();
		this.mongo.getCollection("payments").insertMany(settled);
		QueryPlan.assertOnIndex(this.mongo.getDb(), "payments",
				new Document("orderId", settled.getFirst().get("orderId")), new Document());
		QueryPlan.assertOnIndex(this.mongo.getDb(), "payments",
				new Document("progress.since",
						new Document("$lt", java.util.Date.from(Instant.now().minusSeconds(30)))),
				new Document("progress.since", 1));
	}

	@Test
	void keepsSecretsOutOfLogs() {
		PaymentsSettings.Stripe stripe = new PaymentsSettings.Stripe("sk_live_secret", "http://stripe",
				List.of("whsec_secret"), Duration.ofSeconds(1), Duration.ofSeconds(1), 2);
		assertThat(stripe.toString()).contains("http://stripe").doesNotContain("secret");
	}

}
