package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code ./dev} as a newcomer does, with settings in the environment.
 */
final class DevScript {

	private static final Path ROOT = findRoot();

	private final Map<String, String> environment;

	DevScript(Map<String, String> environment) {
		this.environment = environment;
	}

	static Path root() {
		return ROOT;
	}

	/**
	 * Runs a command to its end.
	 */
	Outcome run(String... words) {
		List<String> command = new ArrayList<>(List.of(ROOT.resolve("dev").toString()));
		command.addAll(List.of(words));
		return execute(String.join(" ", words), command);
	}

	/**
	 * Runs what somebody would type where {@code ./dev} is.
	 */
	Outcome shell(String line) {
		return execute(line, List.of("bash", "-c", line));
	}

	private Outcome execute(String name, List<String> command) {
		long began = System.nanoTime();
		try {
			// A file, since a pipe would only end with the last process that the script
			// has started.
			Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "dev-", ".txt");
			Process process = start(output, command);
			if (!process.waitFor(10, TimeUnit.MINUTES)) {
				process.destroy();
				process.waitFor();
			}
			String said = Files.readString(output);
			Files.delete(output);
			return new Outcome(name, process.exitValue(), said, Duration.ofNanos(System.nanoTime() - began));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private Process start(Path output, List<String> command) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile())
			.redirectErrorStream(true)
			.redirectInput(Path.of("/dev/null").toFile())
			.redirectOutput(output.toFile());
		builder.environment().put("TICKETING_SYSTEM_TESTS", System.getProperty("java.class.path"));
		builder.environment().putAll(this.environment);
		return builder.start();
	}

	private static Path findRoot() {
		Path folder = Path.of("").toAbsolutePath();
		while (!Files.isExecutable(folder.resolve("dev"))) {
			folder = folder.getParent();
		}
		return folder;
	}

	/**
	 * How a command ended, and all that it has said.
	 */
	record Outcome(String command, int status, String output, Duration took) {

		Outcome succeeded() {
			assertThat(this.status).as("./dev %s said:%n%s", this.command, this.output).isZero();
			return this;
		}

		Outcome failed() {
			assertThat(this.status).as("./dev %s said:%n%s", this.command, this.output).isNotZero();
			return this;
		}

	}

}
