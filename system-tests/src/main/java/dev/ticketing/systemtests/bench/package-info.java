/**
 * The benchmark: what the platform does under load, beside the least that the same stack,
 * the same store and the same broker could take for it. A run in which anything is wrong
 * has no speed.
 */
@NullMarked
package dev.ticketing.systemtests.bench;

import org.jspecify.annotations.NullMarked;
