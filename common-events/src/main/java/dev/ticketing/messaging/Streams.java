package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;

/**
 * The streams, declared in one place: one per owning context, and one for dead letters.
 * Whoever comes first makes them.
 */
final class Streams {

	static final String DEAD_LETTERS = "DEAD_LETTERS";

	static final String DEAD_LETTER_SUBJECTS = "ticketing.dead-letters.";

	private static final int NOT_FOUND = 404;

	private final NatsSettings settings;

	Streams(NatsSettings settings) {
		this.settings = settings;
	}

	static String of(String context) {
		return context.toUpperCase(Locale.ROOT);
	}

	void ensureContext(Connection connection, String context) throws IOException, JetStreamApiException {
		ensure(connection.jetStreamManagement(), of(context), "ticketing." + context + ".>");
	}

	void ensureDeadLetters(Connection connection) throws IOException, JetStreamApiException {
		ensure(connection.jetStreamManagement(), DEAD_LETTERS, DEAD_LETTER_SUBJECTS + ">");
	}

	private void ensure(JetStreamManagement streams, String name, String subjects)
			throws IOException, JetStreamApiException {
		try {
			streams.getStreamInfo(name);
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() != NOT_FOUND) {
				throw ex;
			}
			streams.addStream(StreamConfiguration.builder()
				.name(name)
				.subjects(subjects)
				.storageType(StorageType.File)
				.retentionPolicy(RetentionPolicy.Limits)
				.replicas(this.settings.replicas())
				.maxAge(this.settings.maxAge())
				.duplicateWindow(Duration.ofMinutes(2))
				.build());
		}
	}

}
