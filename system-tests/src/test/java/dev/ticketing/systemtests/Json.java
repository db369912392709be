package dev.ticketing.systemtests;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the API speaks it. What a test does not ask for is not read.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private Json() {
	}

	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

	static JsonNode read(String text) {
		return MAPPER.readTree(text);
	}

	static <T> T read(String text, Class<T> type) {
		return MAPPER.readValue(text, type);
	}

}
