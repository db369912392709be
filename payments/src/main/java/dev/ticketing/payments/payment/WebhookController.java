package dev.ticketing.payments.payment;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.ticketing.payments.stripe.Notices;
import dev.ticketing.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Stripe tells that something happened. It is told only that we heard; what
 * happened is looked up at Stripe.
 */
@RestController
class WebhookController {

	private final Notices notices;

	private final Payments payments;

	private final SettleSoon settlement;

	WebhookController(Notices notices, Payments payments, SettleSoon settlement) {
		this.notices = notices;
		this.payments = payments;
		this.settlement = settlement;
	}

	@PostMapping(path = "/api/payments/webhook", consumes = MediaType.APPLICATION_JSON_VALUE)
	Map<String, Boolean> hear(@RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
			@RequestBody byte[] body) {
		Notices.Notice notice = this.notices
			.read(new String(body, StandardCharsets.UTF_8), (signature != null) ? signature : "")
			.orElseThrow(() -> Refusal.invalid("Stripe-Signature", "This is not signed by Stripe."));
		this.payments.findById(notice.paymentId())
			.filter((payment) -> payment.step() == Step.LOOK)
			.ifPresent((payment) -> this.settlement.settle(payment.id()));
		return Map.of("received", true);
	}

}
