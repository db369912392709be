/**
 * A ticket is an offer by a seller; orders tells how many of its admissions are left.
 */
@NullMarked
package dev.ticketing.tickets.ticket;

import org.jspecify.annotations.NullMarked;
