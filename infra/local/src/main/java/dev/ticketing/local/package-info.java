/**
 * Programs that stand in for what a machine lacks: MongoDB and Stripe.
 */
@NullMarked
package dev.ticketing.local;

import org.jspecify.annotations.NullMarked;
