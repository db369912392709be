/**
 * How a service talks to its MongoDB: patiently, and about many things at once.
 */
@NullMarked
package dev.ticketing.store;

import org.jspecify.annotations.NullMarked;
