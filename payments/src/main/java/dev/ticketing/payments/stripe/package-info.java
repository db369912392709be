/**
 * Stripe, as far as payments needs it: payment intents and its notices, in our own words.
 */
@NullMarked
package dev.ticketing.payments.stripe;

import org.jspecify.annotations.NullMarked;
