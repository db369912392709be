/**
 * Deadlines of orders. {@code FollowOrder} keeps them as orders tells; {@code Alarm}
 * finds those that have passed on time, {@code DeadlineSweep} those that the alarm
 * missed, and both have {@code ExpireDue} tell so, once for each.
 */
@NullMarked
package dev.ticketing.expiration.deadline;

import org.jspecify.annotations.NullMarked;
