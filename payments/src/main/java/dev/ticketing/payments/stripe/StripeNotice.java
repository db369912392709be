package dev.ticketing.payments.stripe;

/**
 * Stripe says that something happened to an object of its. What exactly is looked up
 * there: notices come twice, late and in any order.
 *
 * @param id the same for every copy
 * @param type such as {@code payment_intent.succeeded}
 * @param objectId what it happened to
 * @param paymentId which payment of ours it is about, empty if none
 */
public record StripeNotice(String id, String type, String objectId, String paymentId) {
}
