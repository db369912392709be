/**
 * The network that can be spoilt, spoilt.
 */
@NullMarked
package dev.ticketing.systemtests.faults;

import org.jspecify.annotations.NullMarked;
