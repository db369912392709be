/**
 * What the tests of both programs share.
 */
@NullMarked
package dev.ticketing.local;

import org.jspecify.annotations.NullMarked;
