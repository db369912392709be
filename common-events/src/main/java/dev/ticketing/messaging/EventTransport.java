package dev.ticketing.messaging;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * What carries events away. One method, so that tests can carry them elsewhere, late,
 * twice, or not at all.
 */
interface EventTransport {

	/**
	 * Publishes an event. The answer completes normally only when the broker has stored
	 * it; publishing the same event again is allowed and is how everything here recovers.
	 */
	CompletableFuture<@Nullable Void> publish(PendingEvent event);

	/**
	 * Whether it is worth trying now.
	 */
	boolean ready();

}
