package dev.ticketing.payments.stripe;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.ticketing.payments.PaymentsSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads what Stripe sends of its own accord. Anybody can reach that door, so nothing is
 * believed without Stripe's signature over the very bytes, made within the last five
 * minutes. While the secret is exchanged for another, both are good.
 *
 * @see <a href="https://docs.stripe.com/webhooks#verify-events">Stripe on signatures</a>
 */
@Component
public class SignedNotices {

	private final List<String> secrets;

	private final Clock clock;

	private final JsonMapper json;

	SignedNotices(PaymentsSettings settings, Clock clock, JsonMapper json) {
		this.secrets = settings.stripe().webhookSecrets().stream().filter((secret) -> !secret.isBlank()).toList();
		this.clock = clock;
		this.json = json;
	}

	/**
	 * The notice, or nothing if it is not Stripe's.
	 */
	public Optional<StripeNotice> read(String body, String signature) {
		if (this.secrets.stream().noneMatch((secret) -> signed(body, signature, secret))) {
			return Optional.empty();
		}
		try {
			JsonNode event = this.json.readTree(body);
			JsonNode object = event.path("data").path("object");
			return Optional
				.of(new StripeNotice(event.path("id").asString(""), event.path("type").asString(""),
						object.path("id").asString(""), object.path("metadata").path("paymentId").asString("")))
				.filter((notice) -> !notice.id().isBlank());
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

	private boolean signed(String body, String signature, String secret) {
		try {
			return Webhook.Signature.verifyHeader(body, signature, secret, Webhook.DEFAULT_TOLERANCE, this.clock);
		}
		catch (SignatureVerificationException ex) {
			return false;
		}
	}

}
