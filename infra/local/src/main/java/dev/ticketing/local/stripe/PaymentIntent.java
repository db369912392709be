package dev.ticketing.local.stripe;

import java.time.Duration;
import java.util.Set;

import dev.ticketing.local.stripe.Standing.Cancellation;
import dev.ticketing.local.stripe.Status.Move;
import dev.ticketing.local.stripe.TestCard.Approved;
import dev.ticketing.local.stripe.TestCard.Declined;
import dev.ticketing.local.stripe.TestCard.NeedsAuthentication;
import org.jspecify.annotations.Nullable;

/**
 * One payment from its creation to its capture or cancellation. Each move gives a new
 * one, or is refused where the standing does not allow it.
 *
 * @param secret the second half of what the buyer's browser may know
 * @param created seconds since 1970
 */
record PaymentIntent(String id, String secret, long created, Terms terms, Standing standing) {

	private static final Set<String> CANCELLATION_REASONS = Set.of("duplicate", "fraudulent", "requested_by_customer",
			"abandoned");

	// https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
	private static final Duration AUTHORIZATION = Duration.ofDays(7);

	private static final StripeError AUTHENTICATION_FAILED = StripeError.invalid(
			"The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new "
					+ "PaymentMethod to attempt to fulfill this PaymentIntent again.",
			"payment_intent_authentication_failure", null);

	static PaymentIntent create(Terms terms, @Nullable PaymentMethod paymentMethod, long now) {
		return new PaymentIntent(Ids.next("pi_"), Ids.random(25), now, terms, Standing.with(paymentMethod));
	}

	/**
	 * Asks the card's issuer; a declined card leaves its reason in the standing.
	 * @param another the card to use instead of the one named before
	 * @param challenge how the buyer would be asked, if the bank wants to
	 */
	PaymentIntent confirm(@Nullable PaymentMethod another, Challenge challenge, long now) {
		this.standing.status().check(Move.CONFIRM);
		PaymentMethod paymentMethod = (another != null) ? another : this.standing.paymentMethod();
		if (paymentMethod == null) {
			throw StripeRefusal.unexpectedState("You cannot confirm this PaymentIntent because it's missing a payment "
					+ "method. Name one when you confirm it.");
		}
		if (this.terms.redirects() && challenge.returnUrl() == null) {
			throw StripeRefusal.invalid("This PaymentIntent accepts payment methods that might redirect your customer. "
					+ "Provide a `return_url`, or set `automatic_payment_methods[allow_redirects]` to `never`, or name "
					+ "`payment_method_types`.", null, "return_url");
		}
		return charge(paymentMethod, challenge, now);
	}

	private PaymentIntent charge(PaymentMethod paymentMethod, Challenge challenge, long now) {
		return switch (paymentMethod.card().outcome()) {
			case Approved _ -> authorized(paymentMethod, now);
			case NeedsAuthentication _ -> in(Standing.challenged(paymentMethod, challenge));
			case Declined declined -> in(Standing.declined(paymentMethod, declined.error()));
		};
	}

	/** The buyer has answered the bank's question. */
	PaymentIntent authenticated(boolean well, long now) {
		PaymentMethod card = this.standing.paymentMethod();
		if (this.standing.status() != Status.REQUIRES_ACTION || card == null) {
			throw StripeRefusal.unexpectedState("Nothing is asked about this PaymentIntent: it has a status of "
					+ this.standing.status().wire() + ".");
		}
		if (!well) {
			return in(Standing.unauthenticated(card, AUTHENTICATION_FAILED));
		}
		if (card.card().outcome() instanceof NeedsAuthentication(Declined afterwards) && afterwards != null) {
			return in(Standing.declined(card, afterwards.error()));
		}
		return authorized(card, now);
	}

	/** What the buyer's browser may know. */
	String clientSecret() {
		return this.id + "_secret_" + this.secret;
	}

	/** When the card's issuer lets go of the amount, in seconds since 1970. */
	@Nullable Long captureBefore() {
		Long since = this.standing.authorizedAt();
		return (since != null) ? since + AUTHORIZATION.toSeconds() : null;
	}

	/** Whether the card's issuer keeps the amount set aside no longer. */
	boolean hasLapsed(long now) {
		Long before = captureBefore();
		return this.standing.status() == Status.REQUIRES_CAPTURE && before != null && now >= before;
	}

	/** Ends because nobody has captured it in time. */
	PaymentIntent lapsed(long now) {
		return (this.standing.status() == Status.REQUIRES_CAPTURE)
				? in(this.standing.canceled(new Cancellation(now, "automatic"))) : this;
	}

	private PaymentIntent authorized(PaymentMethod paymentMethod, long now) {
		Standing authorized = Standing.authorized(paymentMethod, now);
		return in(this.terms.isManual() ? authorized : authorized.captured(this.terms.amount()));
	}

	/** Takes the money; what is not taken of the authorized amount is released. */
	PaymentIntent capture(long amount) {
		this.standing.status().check(Move.CAPTURE);
		if (amount < 1) {
			throw StripeRefusal.invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer",
					"amount_to_capture");
		}
		if (amount > this.terms.amount()) {
			throw StripeRefusal.invalid("The amount to capture is greater than the amount that can be captured.",
					"amount_too_large", "amount_to_capture");
		}
		return in(this.standing.captured(amount));
	}

	/** Ends the intent and releases what was authorized. */
	PaymentIntent cancel(@Nullable String reason, long now) {
		if (reason != null && !CANCELLATION_REASONS.contains(reason)) {
			throw StripeRefusal.invalid("Invalid cancellation_reason: " + reason, null, "cancellation_reason");
		}
		this.standing.status().check(Move.CANCEL);
		return in(this.standing.canceled(new Cancellation(now, reason)));
	}

	long capturable() {
		return (this.standing.status() == Status.REQUIRES_CAPTURE) ? this.terms.amount() : 0;
	}

	/** The answer to a confirmation: 402 where the card was declined by it. */
	Answer confirmation() {
		Standing.Decline decline = this.standing.lastDecline();
		return (decline != null) ? new Answer(402, decline.error(), this, null) : Answer.of(this);
	}

	private PaymentIntent in(Standing standing) {
		return new PaymentIntent(this.id, this.secret, this.created, this.terms, standing);
	}

}
