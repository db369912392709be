/**
 * The right of one person to enter. An admission's {@code orderId} is set only where it
 * is null, and cleared only by its owner: that one sentence is why nothing is ever sold
 * twice.
 */
@NullMarked
package dev.ticketing.orders.admission;

import org.jspecify.annotations.NullMarked;
