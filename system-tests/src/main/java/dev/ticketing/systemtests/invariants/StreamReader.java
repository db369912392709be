package dev.ticketing.systemtests.invariants;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.ticketing.systemtests.invariants.Sources.Lag;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.StreamState;
import io.nats.client.impl.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams from their first message to their last.
 */
final class StreamReader implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int NOT_FOUND = 404;

	private final String url;

	private @Nullable Connection connection;

	StreamReader(String url) {
		this.url = url;
	}

	List<Message> messages(String stream) {
		try {
			return read(stream);
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() == NOT_FOUND) {
				return List.of(); // nobody has said anything yet
			}
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<Message> read(String stream) throws IOException, JetStreamApiException, InterruptedException {
		StreamState state = connection().jetStreamManagement().getStreamInfo(stream).getStreamState();
		List<Message> messages = new ArrayList<>();
		if (state.getMsgCount() == 0) {
			return messages;
		}
		JetStreamSubscription all = connection().jetStream()
			.subscribe(">", PushSubscribeOptions.builder().ordered(true).stream(stream).build());
		for (long last = 0; last < state.getLastSequence();) {
			io.nats.client.Message next = all.nextMessage(PATIENCE);
			if (next == null) {
				throw new IOException("The stream %s went silent after message %d".formatted(stream, last));
			}
			last = next.metaData().streamSequence();
			messages.add(message(stream, last, next));
		}
		all.unsubscribe();
		return messages;
	}

	// What is no event has no type, and is found by that.
	private static Message message(String stream, long sequence, io.nats.client.Message message) {
		Headers headers = Objects.requireNonNullElseGet(message.getHeaders(), Headers::new);
		String type = headers.getFirst("ce-type");
		String data = new String(message.getData(), StandardCharsets.UTF_8);
		if (type == null) {
			return new Message(stream, sequence, message.getSubject(), "", "", 0, Instant.EPOCH, data);
		}
		return new Message(stream, sequence, String.valueOf(headers.getFirst("ce-id")), type,
				String.valueOf(headers.getFirst("ce-subject")), Long.parseLong(headers.getFirst("ce-sequence")),
				Instant.parse(headers.getFirst("ce-time")), data);
	}

	/**
	 * What the durable consumers have still to do.
	 */
	List<Lag> lags() {
		try {
			JetStreamManagement streams = connection().jetStreamManagement();
			List<Lag> lags = new ArrayList<>();
			for (String stream : streams.getStreamNames()) {
				streams.getConsumers(stream).stream().flatMap((consumer) -> lag(stream, consumer)).forEach(lags::add);
			}
			return lags;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<Lag> lag(String stream, ConsumerInfo consumer) {
		return (consumer.getConsumerConfiguration().getDurable() == null) ? Stream.empty()
				: Stream.of(new Lag(stream, consumer.getName(), consumer.getNumPending(), consumer.getNumAckPending()));
	}

	private synchronized Connection connection() throws IOException {
		if (this.connection == null) {
			try {
				this.connection = Nats.connect(Options.builder().server(this.url).maxReconnects(2).build());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
		return this.connection;
	}

	@Override
	public synchronized void close() {
		try {
			if (this.connection != null) {
				this.connection.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
