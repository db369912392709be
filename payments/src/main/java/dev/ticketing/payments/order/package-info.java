/**
 * The local copy of orders; the orders service is the owner.
 */
@NullMarked
package dev.ticketing.payments.order;

import org.jspecify.annotations.NullMarked;
