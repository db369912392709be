package dev.ticketing.local.mongo;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * What the program was started with.
 *
 * @param port the port to listen on, 0 for any free one
 * @param data the file that keeps the data, or none for memory
 */
record MongoArguments(int port, @Nullable Path data) {

	static MongoArguments of(String... arguments) {
		int port = 27017;
		Path data = null;
		if (arguments.length % 2 != 0) {
			throw new IllegalArgumentException("Usage: EmbeddedMongo --port N [--data FILE]");
		}
		for (int i = 0; i < arguments.length; i += 2) {
			String value = arguments[i + 1];
			switch (arguments[i]) {
				case "--port" -> port = Integer.parseInt(value);
				case "--data" -> data = Path.of(value);
				default -> throw new IllegalArgumentException("Unknown option " + arguments[i]);
			}
		}
		return new MongoArguments(port, data);
	}

}
