package dev.ticketing.messaging;

import dev.ticketing.events.Event;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of events. It is not the application's own mapper, whose strictness and
 * settings are for HTTP: a contract must look the same in every service, and a reader
 * passes over fields that are newer than itself.
 */
final class EventJson {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
		.build();

	private EventJson() {
	}

	static String write(Event event) {
		return MAPPER.writeValueAsString(event);
	}

	/**
	 * @throws tools.jackson.core.JacksonException if it is not JSON of this shape
	 */
	static <E extends Event> E read(byte[] json, Class<E> type) {
		return MAPPER.readValue(json, type);
	}

}
