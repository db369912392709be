package dev.ticketing.payments.stripe;

import dev.ticketing.events.Money;

/**
 * What an intent is for; Stripe keeps it beside the intent.
 */
public record Purpose(String paymentId, String orderId, Money amount) {
}
