package dev.ticketing.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a program was started with: {@code --port N [--data PATH]}, and what it has
 * beside.
 *
 * @param port the port to listen on, 0 for any free one
 * @param data where the data is kept, or none for memory
 * @param more the program's own options, by their names
 */
public record CommandLine(int port, @Nullable Path data, Map<String, String> more) {

	/**
	 * Reads the options of a program.
	 * @param defaultPort the port where none is given
	 * @throws IllegalArgumentException for an option that does not exist or has no value
	 */
	public static CommandLine of(int defaultPort, String... arguments) {
		return of(defaultPort, Set.of(), arguments);
	}

	/**
	 * Reads the options of a program that has some of its own.
	 * @param defaultPort the port where none is given
	 * @param own the names of these, such as {@code --webhook}
	 * @throws IllegalArgumentException for an option that does not exist or has no value
	 */
	public static CommandLine of(int defaultPort, Set<String> own, String... arguments) {
		if (arguments.length % 2 != 0) {
			throw new IllegalArgumentException("Usage: --port N [--data PATH]");
		}
		int port = defaultPort;
		Path data = null;
		Map<String, String> more = new HashMap<>();
		for (int i = 0; i < arguments.length; i += 2) {
			String value = arguments[i + 1];
			switch (arguments[i]) {
				case "--port" -> port = Integer.parseInt(value);
				case "--data" -> data = Path.of(value);
				case String name when own.contains(name) -> more.put(name, value);
				default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
			}
		}
		return new CommandLine(port, data, Map.copyOf(more));
	}

}
