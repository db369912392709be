/**
 * The contract of the simulator, held to by Stripe's own client library.
 */
@NullMarked
package dev.ticketing.local.stripe;

import org.jspecify.annotations.NullMarked;
