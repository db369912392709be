package dev.ticketing.web;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Says in a sentence, and with the field, why a body could not be read. It never repeats
 * what came in.
 */
final class UnreadableJson {

	private UnreadableJson() {
	}

	static Problem.Error explain(HttpMessageNotReadableException ex) {
		return switch (ex.getCause()) {
			case UnrecognizedPropertyException unknown ->
				new Problem.Error("There is no field of this name.", field(unknown));
			case MismatchedInputException mismatch -> mismatch(mismatch);
			case StreamReadException syntax -> new Problem.Error("The body is not valid JSON.", field(syntax));
			case DatabindException bad -> new Problem.Error("This value can't be used.", field(bad));
			case null, default -> new Problem.Error("A JSON body is needed.", null);
		};
	}

	private static Problem.Error mismatch(MismatchedInputException ex) {
		String field = field(ex);
		String expected = expected(ex.getTargetType());
		return (field != null) ? new Problem.Error("%s must be %s.".formatted(field, expected), field)
				: new Problem.Error("The body must be a JSON object.", null);
	}

	private static String expected(@Nullable Class<?> type) {
		if (type == null) {
			return "of another type";
		}
		return switch (type.getName()) {
			case "java.lang.String" -> "a text without control characters";
			case "int", "long", "java.lang.Integer", "java.lang.Long" -> "a whole number";
			case "java.math.BigDecimal" -> "a number";
			case "java.time.Instant" -> "a time such as 2027-05-01T19:30:00Z";
			case "boolean", "java.lang.Boolean" -> "true or false";
			default -> java.util.Collection.class.isAssignableFrom(type) ? "a list" : "of another type";
		};
	}

	private static @Nullable String field(JacksonException ex) {
		List<JacksonException.Reference> path = ex.getPath();
		String field = path.stream()
			.map((step) -> (step.getPropertyName() != null) ? "." + step.getPropertyName()
					: "[" + step.getIndex() + "]")
			.collect(Collectors.joining());
		return field.isEmpty() ? null : field.replaceFirst("^\\.", "");
	}

}
