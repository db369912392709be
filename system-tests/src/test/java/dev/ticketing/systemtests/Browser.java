package dev.ticketing.systemtests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Runs the browser tests of the client, which are written for Node, in a real Chromium on
 * a platform. Whom they have signed up is made known, so that the books can balance.
 */
final class Browser {

	private static final Path CLIENT = DevScript.root().resolve("client");

	private final Platform platform;

	private final Map<String, String> settings;

	Browser(Platform platform) {
		this(platform, Map.of());
	}

	/**
	 * Tests that are told more than where the platform is.
	 */
	Browser(Platform platform, Map<String, String> settings) {
		this.platform = platform;
		this.settings = settings;
	}

	/**
	 * All tests of a file pass. Without Node or Chromium nothing can be said.
	 */
	void passes(String file) {
		Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
		boolean ready = chromium.isPresent() && onPath("node").isPresent()
				&& Files.isDirectory(CLIENT.resolve("node_modules"));
		if (!ready) {
			System.out.println("Browser tests (" + file + ") are skipped: they need Node and Chromium on PATH");
		}
		assumeThat(ready).as("Node and Chromium are there").isTrue();
		try {
			run(file, chromium.orElseThrow());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private void run(String file, Path chromium) throws IOException, InterruptedException {
		Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
		Path people = Files.createTempFile(target, "people-", ".txt");
		Path output = target.resolve("browser-" + file + ".txt");
		ProcessBuilder node = new ProcessBuilder("node", "--test", "--test-reporter=spec",
				"browser/" + file + ".test.mjs")
			.directory(CLIENT.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		node.environment().put("TICKETING_URL", "http://127.0.0.1:" + this.platform.port());
		node.environment().put("TICKETING_SIMULATOR", "http://127.0.0.1:" + (this.platform.port() + 10));
		node.environment().put("CHROMIUM", chromium.toString());
		node.environment().put("PEOPLE", people.toString());
		node.environment().put("PASSWORD", People.PASSWORD);
		node.environment().putAll(this.settings);
		Process process = node.start();
		boolean ended = process.waitFor(4, TimeUnit.MINUTES);
		process.destroy();
		Files.readAllLines(people).forEach(this.platform.people()::meet);
		assertThat(ended && process.exitValue() == 0).as(() -> said(file, output)).isTrue();
	}

	private static String said(String file, Path output) {
		try {
			return "browser/%s.test.mjs said:%n%s".formatted(file, Files.readString(output));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static Optional<Path> onPath(String... names) {
		String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
		return Stream.of(names)
			.flatMap((name) -> Arrays.stream(path.split(File.pathSeparator)).map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
