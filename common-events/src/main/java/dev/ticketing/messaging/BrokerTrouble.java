package dev.ticketing.messaging;

import java.util.Set;
import java.util.concurrent.CompletionException;

import io.nats.client.JetStreamApiException;

/**
 * What a failure at the broker means for whoever runs it.
 */
final class BrokerTrouble {

	// Insufficient storage, as servers of all versions say it.
	private static final Set<Integer> NO_ROOM = Set.of(10023, 10028, 10047, 10077);

	private BrokerTrouble() {
	}

	static String of(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && !(cause instanceof JetStreamApiException)
				&& (cause instanceof CompletionException || cause.getClass() == RuntimeException.class)) {
			cause = cause.getCause();
		}
		return (cause instanceof JetStreamApiException refused && NO_ROOM.contains(refused.getApiErrorCode()))
				? "NATS has no room left: give its volume and max_file_store more space (%s)"
					.formatted(cause.getMessage())
				: cause.toString();
	}

}
