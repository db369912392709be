package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./dev}, as people use it.
 *
 * @param root the repository
 * @param settings in the environment
 */
record Dev(Path root, Map<String, String> settings) {

	Dev with(String name, String value) {
		Map<String, String> more = new TreeMap<>(this.settings);
		more.put(name, value);
		return new Dev(this.root, more);
	}

	/**
	 * The two lines that {@code ./dev up} says of what it runs on.
	 */
	String servers() {
		try (Stream<String> lines = Files.lines(log())) {
			return lines.dropWhile((line) -> !line.contains("MongoDB:"))
				.limit(2)
				.map((line) -> line.replace("Servers", "").strip())
				.collect(Collectors.joining(", "));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Path log() {
		return this.root.resolve("target/bench-dev.log");
	}

	/**
	 * Runs a command to its end.
	 * @throws IllegalStateException if it fails
	 */
	void run(String... words) {
		List<String> command = Stream.concat(Stream.of(this.root.resolve("dev").toString()), Stream.of(words)).toList();
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(log().toFile())
			.redirectInput(Path.of("/dev/null").toFile());
		builder.environment().putAll(this.settings);
		try {
			if (builder.start().waitFor() != 0) {
				throw new IllegalStateException(
						"%s failed; see target/bench-dev.log".formatted(String.join(" ", command)));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
