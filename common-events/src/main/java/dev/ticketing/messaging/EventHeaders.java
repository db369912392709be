package dev.ticketing.messaging;

import dev.ticketing.tracing.Traceparent;
import dev.ticketing.events.EventType;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in binary mode: the attributes as {@code ce-} headers, the data as the
 * body
 * (https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md).
 * All values are plain ASCII by construction, so none needs percent-encoding.
 */
final class EventHeaders {

	static final String ID = "ce-id";

	static final String TYPE = "ce-type";

	static final String AGGREGATE = "ce-subject";

	static final String TIME = "ce-time";

	private EventHeaders() {
	}

	static Message toMessage(PendingEvent event) {
		EventType type = EventType.named(event.type()).orElseThrow();
		Headers headers = new Headers().put("ce-specversion", "1.0")
			.put(ID, event.eventId())
			.put(TYPE, event.type())
			.put("ce-source", "/" + type.context())
			.put(AGGREGATE, event.aggregateId())
			.put(TIME, event.time().toString())
			.put("ce-sequence", Long.toString(event.version()))
			.put("Content-Type", "application/json");
		if (event.traceparent() != null) {
			headers.put(Traceparent.NAME, event.traceparent());
		}
		return NatsMessage.builder()
			.subject(type.subject(event.aggregateId()))
			.headers(headers)
			.data(event.data())
			.build();
	}

	static @Nullable String first(Message message, String header) {
		return message.hasHeaders() ? message.getHeaders().getFirst(header) : null;
	}

}
