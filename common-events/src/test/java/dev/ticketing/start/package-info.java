/**
 * Starts that fail.
 */
@NullUnmarked
package dev.ticketing.start;

import org.jspecify.annotations.NullUnmarked;
