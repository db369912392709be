/**
 * A short time of chaos.
 */
@NullMarked
package dev.ticketing.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
