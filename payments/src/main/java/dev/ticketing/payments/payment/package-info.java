/**
 * The payment of an order: authorized, then captured or let go as the order ends.
 */
@NullMarked
package dev.ticketing.payments.payment;

import org.jspecify.annotations.NullMarked;
