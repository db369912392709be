/**
 * What the tests of this service share, and those of the service as a whole.
 */
@NullMarked
package dev.ticketing.expiration;

import org.jspecify.annotations.NullMarked;
