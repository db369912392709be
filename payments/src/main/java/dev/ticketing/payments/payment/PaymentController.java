package dev.ticketing.payments.payment;

import java.math.BigDecimal;
import java.time.Duration;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Card.Kind;
import dev.ticketing.payments.stripe.Decline;
import dev.ticketing.security.Session;
import dev.ticketing.web.IdempotentRequests;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Paying over HTTP. Sending a payment again after it was authorized answers with it, so
 * that a lost answer costs nobody a second charge.
 */
@RestController
@RequestMapping("/api/payments")
class PaymentController {

	private final PayOrder payOrder;

	private final Payments payments;

	private final LookAgain lookAgain;

	private final IdempotentRequests requests;

	PaymentController(PayOrder payOrder, Payments payments, LookAgain lookAgain, IdempotentRequests requests) {
		this.payOrder = payOrder;
		this.payments = payments;
		this.lookAgain = lookAgain;
		this.requests = requests;
	}

	@PostMapping
	@ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = Paid.class)))
	ResponseEntity<?> pay(@AuthenticationPrincipal Session session,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@Valid @RequestBody Pay body) {
		Card card = body.card();
		return this.requests.once("payment:" + session.userId(), key, body,
				(id) -> answer(this.payOrder.pay(new PaymentRequest(id, session.userId(), body.orderId(), card))));
	}

	private static ResponseEntity<?> answer(Payment payment) {
		return switch (payment.status()) {
			case AUTHORIZED, CAPTURED, REQUIRES_ACTION ->
				ResponseEntity.status(HttpStatus.CREATED).body(Paid.of(payment));
			case DECLINED, FAILED -> throw declined(payment.attempt());
			case VOIDED -> throw Refusal.conflict("This order is cancelled.");
			case REFUNDED -> throw Refusal.conflict("This order has been paid and refunded.");
			case PENDING -> throw Refusal
				.of(HttpStatus.SERVICE_UNAVAILABLE,
						"We don't know yet whether the bank agrees. You will not be charged twice; please try again.")
				.retryAfter(Duration.ofSeconds(2));
		};
	}

	private static Refusal declined(Attempt attempt) {
		Decline decline = attempt.decline();
		if (decline == null) {
			throw new IllegalStateException("A payment is declined for a reason");
		}
		if (decline.code().equals(Decline.UNKNOWN_CARD)) {
			return Refusal.invalid(attempt.card().kind().field(), decline.message());
		}
		Refusal refusal = Refusal.of(HttpStatus.PAYMENT_REQUIRED, decline.message()).with("code", decline.code());
		return (decline.declineCode() != null) ? refusal.with("declineCode", decline.declineCode()) : refusal;
	}

	@GetMapping("/{id}")
	Shown show(@AuthenticationPrincipal Session session, @PathVariable String id) {
		Payment payment = this.payments.findById(id).orElseThrow(() -> Refusal.notFound("There is no such payment."));
		if (!payment.buyerId().equals(session.userId())) {
			throw Refusal.notYours("This is not your payment.");
		}
		Payment now = this.lookAgain.ifWaiting(payment);
		return new Shown(now.id(), now.orderId(), now.status().text(), now.amount().toDecimal(),
				now.amount().currency());
	}

	@Schema(name = "Pay")
	record Pay(
			@NotNull(message = "orderId is needed.") @Pattern(regexp = "[0-9a-f]{24}",
					message = "orderId must be 24 hex digits.") String orderId,
			@Nullable String token, @Nullable String paymentMethod) {

		Card card() {
			if ((this.token == null) == (this.paymentMethod == null)) {
				throw Refusal.invalid("token", "Either a token or a paymentMethod is needed.");
			}
			return (this.token != null) ? named(Kind.TOKEN, this.token)
					: named(Kind.PAYMENT_METHOD, String.valueOf(this.paymentMethod));
		}

		private static Card named(Kind kind, String reference) {
			// Whoever sends a number must learn not to, and it goes no further than here.
			if (reference.replaceAll("[\\s.-]", "").matches("[0-9]{13,19}")) {
				throw Refusal.invalid(kind.field(),
						"Never send card numbers here. Have Stripe make a token of the card in the browser.");
			}
			if (!reference.matches("[A-Za-z0-9_]{1,255}")) {
				throw Refusal.invalid(kind.field(),
						kind.field() + " must be one of Stripe's: up to 255 letters, digits and underscores.");
			}
			return new Card(kind, reference);
		}

	}

	@Schema(name = "Paid")
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Paid(String id, String status, @Nullable String clientSecret, String orderId, BigDecimal amount,
			String currency) {

		static Paid of(Payment payment) {
			String secret = (payment.status() == PaymentStatus.REQUIRES_ACTION) ? payment.clientSecret() : null;
			return new Paid(payment.id(), payment.status().text(), secret, payment.orderId(),
					payment.amount().toDecimal(), payment.amount().currency());
		}

	}

	@Schema(name = "Payment")
	record Shown(String id, String orderId, String status, BigDecimal amount, String currency) {
	}

}
