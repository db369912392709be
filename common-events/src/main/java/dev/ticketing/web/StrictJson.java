package dev.ticketing.web;

import java.time.DateTimeException;
import java.time.Instant;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;

/**
 * JSON that means just what it says: no unknown or repeated fields, no numbers in strings
 * or strings from numbers, no fractions cut to whole numbers, no text and no time that a
 * store could not keep.
 */
final class StrictJson implements JsonMapperBuilderCustomizer {

	@Override
	public void customize(JsonMapper.Builder builder) {
		builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
			.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
			.addModule(new SimpleModule("strict").addDeserializer(String.class, new Text())
				.addDeserializer(Instant.class, new Moment()));
	}

	/**
	 * Takes no bare numbers, of which nobody knows the unit, and no years that a store
	 * can't hold.
	 */
	private static final class Moment extends StdScalarDeserializer<Instant> {

		private Moment() {
			super(Instant.class);
		}

		@Override
		public Instant deserialize(JsonParser parser, DeserializationContext context) {
			if (!parser.hasToken(JsonToken.VALUE_STRING)) {
				return (Instant) context.handleUnexpectedToken(getValueType(context), parser);
			}
			String text = parser.getString();
			try {
				if (text.startsWith("+") || text.startsWith("-")) {
					throw new DateTimeException("a year of four digits is needed");
				}
				return Instant.parse(text);
			}
			catch (DateTimeException ex) {
				return (Instant) context.handleWeirdStringValue(Instant.class, "", "no time");
			}
		}

	}

	private static final class Text extends StdScalarDeserializer<String> {

		private Text() {
			super(String.class);
		}

		@Override
		public String deserialize(JsonParser parser, DeserializationContext context) {
			if (!parser.hasToken(JsonToken.VALUE_STRING)) {
				return (String) context.handleUnexpectedToken(getValueType(context), parser);
			}
			String text = parser.getString();
			if (!PlainText.isPlain(text)) {
				return (String) context.handleWeirdStringValue(String.class, "", "control characters");
			}
			return text;
		}

	}

}
