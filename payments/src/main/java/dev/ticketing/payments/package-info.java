/**
 * Takes the money for an order, once the order is complete and not before.
 */
@NullMarked
package dev.ticketing.payments;

import org.jspecify.annotations.NullMarked;
