package dev.ticketing.payments.webhook;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import dev.ticketing.payments.stripe.SignedNotices;
import dev.ticketing.payments.stripe.StripeNotice;
import dev.ticketing.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Stripe tells that something happened. It is told only that we heard.
 */
@RestController
class WebhookController {

	private final SignedNotices stripe;

	private final HearNotice hearNotice;

	WebhookController(SignedNotices stripe, HearNotice hearNotice) {
		this.stripe = stripe;
		this.hearNotice = hearNotice;
	}

	@PostMapping(path = "/api/payments/webhook", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Boolean> hear(@RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
			@RequestBody byte[] body) {
		Optional<StripeNotice> notice = this.stripe.read(new String(body, StandardCharsets.UTF_8),
				(signature != null) ? signature : "");
		if (notice.isEmpty()) {
			this.hearNotice.refuse();
			throw Refusal.invalid("Stripe-Signature", "This is not signed by Stripe.");
		}
		this.hearNotice.hear(notice.get());
		return Map.of("received", true);
	}

}
