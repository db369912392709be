package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.DevScript.Outcome;

/**
 * Tells against what the tests run: on the console, and where {@code ./dev test} looks
 * for it.
 */
final class ServersFile {

	private static final Path FILE = Path.of("target", "servers.txt");

	private ServersFile() {
	}

	static void tell(Platform platform, Outcome up) {
		String line = "system-tests: %s, instances: %d".formatted(servers(up), platform.setup().instances());
		System.out.printf("%s, port %d, up in %d s, load %s%n", line, platform.port(), up.took().toSeconds(),
				Machine.load());
		try {
			Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The two lines that {@code ./dev up} says of them.
	 */
	private static String servers(Outcome up) {
		return up.output()
			.lines()
			.dropWhile((line) -> !line.contains("MongoDB:"))
			.limit(2)
			.map((line) -> line.replace("Servers", "").strip())
			.collect(Collectors.joining(", "));
	}

}
