package dev.ticketing.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The other services, as seen on the wire: publishes their events, and reads what the
 * service under test tells. Knows only the contracts, not the code that publishes for
 * real.
 */
public final class Wire implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Connection connection;

	private Wire(Connection connection) {
		this.connection = connection;
	}

	public static Wire connect() {
		try {
			return new Wire(Nats.connect(LocalServers.nats()));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Publishes an event, under a new id.
	 */
	public void publish(Event event) {
		publish(event, new ObjectId().toHexString());
	}

	/**
	 * Publishes an event, again if the id was there before.
	 */
	public void publish(Event event, String eventId) {
		EventType type = EventType.of(event.getClass());
		Headers headers = new Headers().put("ce-specversion", "1.0")
			.put("ce-id", eventId)
			.put("ce-type", type.type())
			.put("ce-source", "/" + type.context())
			.put("ce-subject", event.aggregateId())
			.put("ce-time", Instant.now().toString())
			.put("ce-sequence", Long.toString(event.version()));
		publish(type.subject(event.aggregateId()), headers, JSON.writeValueAsString(event));
	}

	/**
	 * Publishes anything, also what is no event.
	 */
	public void publish(String subject, Headers headers, String data) {
		try {
			this.connection.jetStream()
				.publish(NatsMessage.builder().subject(subject).headers(headers).data(data).build());
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What has been told about an aggregate by events of this type, oldest first.
	 */
	public List<JsonNode> told(Class<? extends Event> event, String aggregateId) {
		EventType type = EventType.of(event);
		return messages(type.context().toUpperCase(Locale.ROOT), type.subject(aggregateId)).stream()
			.map((message) -> JSON.readTree(new String(message.getData(), StandardCharsets.UTF_8)))
			.toList();
	}

	/**
	 * The messages of a stream on these subjects, oldest first.
	 */
	public List<MessageInfo> messages(String stream, String subjects) {
		List<MessageInfo> messages = new ArrayList<>();
		try {
			JetStreamManagement streams = this.connection.jetStreamManagement();
			for (long next = 1;; next = messages.getLast().getSeq() + 1) {
				messages.add(streams.getNextMessage(stream, next, subjects));
			}
		}
		catch (JetStreamApiException ex) {
			return messages; // there are no more
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
