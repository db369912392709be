package dev.ticketing.payments.stripe;

import java.time.Clock;
import java.util.Optional;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.ticketing.payments.PaymentsSettings;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads what Stripe sends of its own accord. Anybody can reach that door, so nothing is
 * believed without Stripe's signature over the body, made within the last five minutes.
 */
@Component
public class Notices {

	private final @Nullable String secret;

	private final Clock clock;

	private final JsonMapper json;

	Notices(PaymentsSettings settings, Clock clock, JsonMapper json) {
		this.secret = settings.stripe().webhookSecret();
		this.clock = clock;
		this.json = json;
	}

	/**
	 * The notice, or nothing if it is not Stripe's.
	 */
	public Optional<Notice> read(String body, String signature) {
		if (this.secret == null || this.secret.isBlank()) {
			return Optional.empty();
		}
		try {
			Webhook.Signature.verifyHeader(body, signature, this.secret, Webhook.DEFAULT_TOLERANCE, this.clock);
			JsonNode event = this.json.readTree(body);
			JsonNode intent = event.path("data").path("object");
			return Optional.of(new Notice(event.path("type").asString(""),
					intent.path("metadata").path("paymentId").asString("")));
		}
		catch (SignatureVerificationException | JacksonException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Something happened at Stripe. What exactly is looked up there: notices come twice,
	 * late and in any order.
	 *
	 * @param paymentId which payment of ours it is about, empty if none
	 */
	public record Notice(String type, String paymentId) {
	}

}
