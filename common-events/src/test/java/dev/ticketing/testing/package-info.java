/**
 * What the tests of all services share: servers to run against, people who are signed in,
 * and the rules of the house.
 */
@NullUnmarked
package dev.ticketing.testing;

import org.jspecify.annotations.NullUnmarked;
