package dev.ticketing.payments.payment;

import com.stripe.net.Webhook;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.payments.stripe.Intent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookIntegrationTests extends PaymentsTest {

	@Test
	void movesAPaymentOnWhenTheBuyerHasSatisfiedTheBank() throws Exception {
		PlacedOrder order = order();
		assertThat(pay(order, "tok_threeDSecureRequired").text("status")).isEqualTo("requires_action");
		String id = stored(order).getString("_id");
		this.stripe.next(order.id(), "find", (call) -> {
			Intent waiting = call.get();
			return new Intent(waiting.id(), Intent.State.HELD, waiting.amount(), 0, waiting.currency(), null, null);
		});

		String body = notice(id);
		Answer answer = hear(body, Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET));

		assertThat(answer.status()).isEqualTo(200);
		awaitStatus(order, "AUTHORIZED");
	}

	@Test
	void believesOnlyStripe() throws Exception {
		String body = notice("65a000000000000000000000");
		String good = Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET);
		String forged = Webhook.Signature.generateSignatureHeader(body, "whsec_other");
		long old = System.currentTimeMillis() / 1000 - 301;

		assertThat(hear(body, good).status()).as("about a payment that is not ours").isEqualTo(200);
		assertThat(hear(body, forged).status()).isEqualTo(400);
		assertThat(hear(body + " ", good).status()).isEqualTo(400);
		assertThat(hear(body, "nonsense").status()).isEqualTo(400);
		assertThat(hear(body, Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET, old)).status())
			.isEqualTo(400);
		assertThat(post(null, "/api/payments/webhook", body).status()).isEqualTo(400);
		String noJson = "nonsense";
		assertThat(hear(noJson, Webhook.Signature.generateSignatureHeader(noJson, WEBHOOK_SECRET)).status())
			.isEqualTo(400);
	}

	private Answer hear(String body, String signature) {
		return post(null, "/api/payments/webhook", body, "Stripe-Signature", signature);
	}

	private static String notice(String paymentId) {
		return """
				{"id": "evt_1", "object": "event", "type": "payment_intent.amount_capturable_updated",
				 "data": {"object": {"id": "pi_1", "metadata": {"paymentId": "%s"}}}}""".formatted(paymentId);
	}

}
