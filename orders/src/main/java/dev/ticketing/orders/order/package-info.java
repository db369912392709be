/**
 * A buyer's reservation of admissions for a limited time. It ends once: complete or
 * cancelled.
 */
@NullMarked
package dev.ticketing.orders.order;

import org.jspecify.annotations.NullMarked;
