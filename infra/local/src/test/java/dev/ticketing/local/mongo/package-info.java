/**
 * Tests of the embedded MongoDB with the driver that the services use.
 */
@NullMarked
package dev.ticketing.local.mongo;

import org.jspecify.annotations.NullMarked;
