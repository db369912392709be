/**
 * What must be true of the whole platform after any run, whatever happened in it: read
 * from all databases, the streams, the timers and the bank, and compared.
 */
@NullMarked
package dev.ticketing.systemtests.invariants;

import org.jspecify.annotations.NullMarked;
