package dev.ticketing.messaging;

import org.springframework.context.SmartLifecycle;

/**
 * The order in which messaging starts, and, backwards, ends: first nothing new comes in
 * (the web server, then the consumers), then the last events go out, then the connection
 * closes.
 */
final class MessagingPhases {

	static final int CONNECTION = SmartLifecycle.DEFAULT_PHASE - 6000;

	static final int RELAY = SmartLifecycle.DEFAULT_PHASE - 5000;

	static final int CONSUMERS = SmartLifecycle.DEFAULT_PHASE - 4000;

	private MessagingPhases() {
	}

}
