package dev.ticketing.payments.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Why a card could not be used.
 *
 * @param code Stripe's error code, such as {@code card_declined}
 * @param declineCode the bank's reason, such as {@code insufficient_funds}
 * @param message a sentence for the buyer
 */
public record Decline(String code, @Nullable String declineCode, String message) {

	/** Stripe's code for a token or payment method that it does not know. */
	public static final String UNKNOWN_CARD = "resource_missing";

}
