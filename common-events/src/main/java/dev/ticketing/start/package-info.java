/**
 * What a service must have before it starts, and the one line that says what is missing.
 */
@NullMarked
package dev.ticketing.start;

import org.jspecify.annotations.NullMarked;
