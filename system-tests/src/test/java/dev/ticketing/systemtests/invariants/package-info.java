/**
 * Plants each violation, and sees it found.
 */
@NullMarked
package dev.ticketing.systemtests.invariants;

import org.jspecify.annotations.NullMarked;
