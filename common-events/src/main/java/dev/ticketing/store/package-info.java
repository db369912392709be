/**
 * How a service talks to its MongoDB.
 */
@NullMarked
package dev.ticketing.store;

import org.jspecify.annotations.NullMarked;
