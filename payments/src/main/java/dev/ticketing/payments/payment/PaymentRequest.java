package dev.ticketing.payments.payment;

import dev.ticketing.payments.stripe.Card;

/**
 * A buyer wants to pay for an order.
 *
 * @param id what makes the request one of a kind, also if it is sent again
 */
record PaymentRequest(String id, String buyerId, String orderId, Card card) {
}
