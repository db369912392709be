/**
 * Tests of deadlines.
 */
@NullMarked
package dev.ticketing.expiration.deadline;

import org.jspecify.annotations.NullMarked;
