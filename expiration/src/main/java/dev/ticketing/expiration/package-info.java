/**
 * Tells when the deadline of an order has passed: on time, and never early.
 */
@NullMarked
package dev.ticketing.expiration;

import org.jspecify.annotations.NullMarked;
