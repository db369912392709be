package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.nats.client.Connection;
import io.nats.client.PublishOptions;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the stream of the owning context. The event's id is the message's, so the
 * broker drops a second copy within its window of two minutes; later copies are dropped
 * by the readers, by version.
 */
final class JetStreamTransport implements EventTransport {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final NatsConnection nats;

	JetStreamTransport(NatsConnection nats) {
		this.nats = nats;
	}

	@Override
	public CompletableFuture<@Nullable Void> publish(PendingEvent event) {
		try {
			Connection connection = this.nats.current().orElseThrow(() -> new IOException("NATS is not connected"));
			PublishOptions options = PublishOptions.builder().messageId(event.eventId()).build();
			return connection.jetStream()
				.publishAsync(EventHeaders.toMessage(event), options)
				.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
				.thenApply((acknowledged) -> null);
		}
		catch (IOException | IllegalStateException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public boolean ready() {
		return this.nats.current().isPresent();
	}

}
