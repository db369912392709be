/**
 * The whole platform, started by {@code ./dev up} and used over HTTP as people use it.
 */
@NullMarked
package dev.ticketing.systemtests;

import org.jspecify.annotations.NullMarked;
