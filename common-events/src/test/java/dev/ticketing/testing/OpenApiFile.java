package dev.ticketing.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.assertj.core.api.Assertions;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed description of a service's HTTP interface,
 * {@code docs/api/<service>.json}. What a service says of itself must be that file;
 * {@code -Dopenapi.write=true} writes it anew.
 */
public final class OpenApiFile {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private OpenApiFile() {
	}

	/**
	 * Compares what the service answers at {@code /v3/api-docs} with the file.
	 */
	public static void assertUpToDate(String service, String served) throws IOException {
		Map<?, ?> description = JSON.readValue(served, TreeMap.class);
		description.remove("servers");
		String now = JSON.writeValueAsString(description) + "\n";
		Path file = Path.of("..", "docs", "api", service + ".json");
		if (Boolean.getBoolean("openapi.write")) {
			Files.createDirectories(file.getParent());
			Files.writeString(file, now);
		}
		Assertions.assertThat(file).as("run the test with -Dopenapi.write=true to write it").exists();
		Assertions.assertThat(now)
			.as("%s has drifted; run the test with -Dopenapi.write=true and commit it", file)
			.isEqualTo(Files.readString(file));
	}

}
