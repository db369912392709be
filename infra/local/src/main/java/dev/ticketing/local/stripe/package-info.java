/**
 * A Stripe that moves no money: payment intents, test cards and idempotency keys, over
 * HTTP in Stripe's own shapes.
 */
@NullMarked
package dev.ticketing.local.stripe;

import org.jspecify.annotations.NullMarked;
