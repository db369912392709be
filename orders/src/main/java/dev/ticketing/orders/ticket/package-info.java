/**
 * What orders knows of tickets; the tickets service is their owner.
 */
@NullMarked
package dev.ticketing.orders.ticket;

import org.jspecify.annotations.NullMarked;
