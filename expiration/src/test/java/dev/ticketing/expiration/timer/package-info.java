/**
 * Tests of the timers.
 */
@NullMarked
package dev.ticketing.expiration.timer;

import org.jspecify.annotations.NullMarked;
