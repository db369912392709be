package dev.ticketing.payments.stripe;

import java.util.Objects;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in our words how a call failed, and above all whether it may have had its effect.
 */
final class StripeFailures {

	private static final Logger logger = LoggerFactory.getLogger(StripeFailures.class);

	private StripeFailures() {
	}

	static RuntimeException explain(StripeException ex) {
		return switch (ex) {
			case CardException card -> new CardDeclined(decline(card, card.getDeclineCode()));
			// Said before the key was looked at, so the key is still good.
			case RateLimitException busy -> silent(busy, false);
			case InvalidRequestException refused -> new StripeRefused(decline(refused, null));
			case IdempotencyException other -> silent(other, true);
			case ApiException failed -> silent(failed, Objects.requireNonNullElse(failed.getStatusCode(), 0) >= 500);
			// Counted where it happens; there are many of them if there is one.
			case NoTurn late -> new StripeSilent(String.valueOf(late.getMessage()), false);
			default -> silent(ex, false);
		};
	}

	private static StripeSilent silent(StripeException ex, boolean keySpent) {
		logger.warn("Stripe gave no answer to go by: {}", ex.getMessage());
		return new StripeSilent(String.valueOf(ex.getMessage()), keySpent);
	}

	private static Decline decline(StripeException ex, @Nullable String declineCode) {
		String code = (ex.getCode() != null) ? ex.getCode() : "unknown";
		StripeError error = ex.getStripeError();
		String message = (error != null && error.getMessage() != null) ? error.getMessage()
				: "Stripe does not accept this.";
		return new Decline(code, declineCode, message);
	}

}
