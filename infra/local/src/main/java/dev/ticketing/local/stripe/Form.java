package dev.ticketing.local.stripe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, under the names they have on the wire
 * ({@code payment_method_data[card][token]}), in a fixed order.
 */
record Form(Map<String, String> parameters) {

	static Form decode(@Nullable String encoded) {
		Map<String, String> parameters = new TreeMap<>();
		if (encoded != null && !encoded.isBlank()) {
			for (String pair : encoded.split("&")) {
				int equals = pair.indexOf('=');
				String name = (equals < 0) ? pair : pair.substring(0, equals);
				String value = (equals < 0) ? "" : text(pair.substring(equals + 1));
				parameters.put(numbered(text(name), parameters.size()), value);
			}
		}
		return new Form(parameters);
	}

	// All elements of a list may come under one name: expand[].
	private static String numbered(String name, int index) {
		return name.endsWith("[]") ? name.substring(0, name.length() - 1) + index + "]" : name;
	}

	private static String text(String encoded) {
		try {
			return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			throw StripeRefusal.invalid("Invalid form encoding", null, null);
		}
	}

	/** The value under a name, or null where there is none or an empty one. */
	@Nullable String get(String name) {
		String value = this.parameters.get(name);
		return (value == null || value.isEmpty()) ? null : value;
	}

	boolean isTrue(String name) {
		String value = get(name);
		if (value == null || value.equals("false")) {
			return false;
		}
		if (value.equals("true")) {
			return true;
		}
		throw StripeRefusal.invalid("Invalid boolean: " + value, null, name);
	}

	long number(String name, long otherwise) {
		String value = get(name);
		if (value == null) {
			return otherwise;
		}
		try {
			return Long.parseLong(value);
		}
		catch (NumberFormatException ex) {
			throw StripeRefusal.invalid("Invalid integer: " + value, "parameter_invalid_integer", name);
		}
	}

	/** Whether there is anything below a name. */
	boolean hasAny(String name) {
		return this.parameters.keySet().stream().anyMatch((key) -> key.startsWith(name + "["));
	}

	/** The values directly below a name, as in {@code metadata[orderId]}. */
	Map<String, String> below(String name) {
		Map<String, String> values = new LinkedHashMap<>();
		this.parameters.forEach((key, value) -> {
			if (key.startsWith(name + "[") && key.endsWith("]") && !value.isEmpty()) {
				values.put(key.substring(name.length() + 1, key.length() - 1), value);
			}
		});
		return values;
	}

}
