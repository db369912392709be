package dev.ticketing.payments.webhook;

import com.stripe.net.Webhook;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Tests that play what Stripe sends.
 */
abstract class NoticesTest extends PaymentsTest {

	Answer hear(String body) throws Exception {
		return hear(body, Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET));
	}

	Answer hear(String body, String signature) {
		return post(null, "/api/payments/webhook", body, "Stripe-Signature", signature);
	}

	String notice(PlacedOrder order, String type) {
		return about(stored(order).getString("_id"), type);
	}

	static String about(String paymentId, String type) {
		return """
				{"id": "evt_%s", "object": "event", "type": "%s",
				 "data": {"object": {"id": "pi_1", "metadata": {"paymentId": "%s"}}}}""".formatted(new ObjectId(), type,
				paymentId);
	}

	/**
	 * Waits until all that was heard is worked through.
	 */
	void awaitQuiet() {
		Awaitility.await()
			.until(() -> this.mongo.getCollection("notices")
				.countDocuments(new Document("waitingSince", new Document("$exists", true))) == 0);
	}

}
