/**
 * Which trace the current thread works for.
 */
@NullMarked
package dev.ticketing.tracing;

import org.jspecify.annotations.NullMarked;
