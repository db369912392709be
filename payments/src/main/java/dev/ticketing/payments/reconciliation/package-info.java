/**
 * Compares Stripe's books with ours, both ways, and says what can't be explained.
 */
@NullMarked
package dev.ticketing.payments.reconciliation;

import org.jspecify.annotations.NullMarked;
