/**
 * Traces: what of them is recorded.
 */
@NullUnmarked
package dev.ticketing.tracing;

import org.jspecify.annotations.NullUnmarked;
