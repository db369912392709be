/**
 * A network that can be spoilt: proxies between services and what they talk to.
 */
@NullMarked
package dev.ticketing.systemtests.faults;

import org.jspecify.annotations.NullMarked;
