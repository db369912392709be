/**
 * Messaging against a real broker and a real store.
 */
@NullUnmarked
package dev.ticketing.messaging;

import org.jspecify.annotations.NullUnmarked;
