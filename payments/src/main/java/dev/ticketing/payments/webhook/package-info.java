/**
 * What Stripe tells of its own accord: verified, stored once, answered fast, worked
 * through afterwards.
 */
@NullMarked
package dev.ticketing.payments.webhook;

import org.jspecify.annotations.NullMarked;
