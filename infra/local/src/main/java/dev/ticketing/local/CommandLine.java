package dev.ticketing.local;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What a program was started with: {@code --port N [--data PATH]}.
 *
 * @param port the port to listen on, 0 for any free one
 * @param data where the data is kept, or none for memory
 */
public record CommandLine(int port, @Nullable Path data) {

	/**
	 * Reads the options of a program.
	 * @param defaultPort the port where none is given
	 * @throws IllegalArgumentException for an option that does not exist or has no value
	 */
	public static CommandLine of(int defaultPort, String... arguments) {
		if (arguments.length % 2 != 0) {
			throw new IllegalArgumentException("Usage: --port N [--data PATH]");
		}
		int port = defaultPort;
		Path data = null;
		for (int i = 0; i < arguments.length; i += 2) {
			String value = arguments[i + 1];
			switch (arguments[i]) {
				case "--port" -> port = Integer.parseInt(value);
				case "--data" -> data = Path.of(value);
				default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
			}
		}
		return new CommandLine(port, data);
	}

}
