/**
 * People buy and sell while everything that can fail fails; afterwards, everything must
 * be as if nothing had. One seed decides who does what and what fails when.
 */
@NullMarked
package dev.ticketing.systemtests.chaos;

import org.jspecify.annotations.NullMarked;
