package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;

/**
 * One service's jar, run as a process of its own with settings in the environment.
 */
final class OneService implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final AtomicInteger COUNT = new AtomicInteger();

	private final int port = PortRange.free();

	private final Path log;

	private final Process process;

	OneService(String service, Path folder, Map<String, String> settings) {
		this.log = folder.resolve("%s-%d.log".formatted(service, COUNT.incrementAndGet()));
		Path jar = DevScript.root().resolve(service + "/target/" + service + ".jar");
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
				"--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString());
		builder.environment()
			.keySet()
			.removeIf((name) -> name.matches("(MONGODB|NATS|REDIS|SESSION|STRIPE|TICKETING)_.*"));
		builder.environment().putAll(settings);
		builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
		builder.environment().put("SERVER_PORT", Integer.toString(this.port));
		try {
			this.process = builder.redirectErrorStream(true)
				.redirectInput(Path.of("/dev/null").toFile())
				.redirectOutput(this.log.toFile())
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits until it has ended by itself.
	 */
	End ends(Duration patience) {
		try {
			if (!this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new AssertionError("It has not ended: " + log());
			}
			return new End(this.process.exitValue(), log());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Asks it to end, as Kubernetes and {@code ./dev} do.
	 */
	End asked(Duration patience) {
		this.process.destroy();
		return ends(patience);
	}

	/**
	 * Waits until it says that it lives.
	 */
	void lives(Duration patience) {
		Awaitility.await("life").atMost(patience).until(() -> {
			if (!this.process.isAlive()) {
				throw new AssertionError("It has ended: " + log());
			}
			return status("/livez") == 200;
		});
	}

	/**
	 * What it answers; 0 as long as it does not.
	 */
	int status(String path) {
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
				.timeout(Duration.ofSeconds(10))
				.build();
			return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	/**
	 * How it ended, and all that it has said.
	 */
	record End(int status, String log) {

		List<String> reports() {
			return new ArrayList<>(this.log.lines().filter((line) -> line.contains("Can't start")).toList());
		}

	}

}
