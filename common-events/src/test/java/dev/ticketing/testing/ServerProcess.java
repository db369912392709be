package dev.ticketing.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import org.awaitility.Awaitility;

/**
 * A server that a test runs as a process of its own, on a free port of the loopback
 * address, and that ends with the test run at the latest. It can be killed and started
 * again on the same port and data.
 */
public final class ServerProcess implements AutoCloseable {

	private final List<String> command;

	private final int port;

	private Process process;

	private ServerProcess(List<String> command, int port) {
		this.command = command;
		this.port = port;
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		start();
	}

	/**
	 * Starts a server and waits until it listens.
	 * @param command what to run on a given port
	 */
	public static ServerProcess start(IntFunction<List<String>> command) {
		int port = freePort();
		return new ServerProcess(command.apply(port), port);
	}

	/**
	 * Starts it, again if need be.
	 */
	public void start() {
		try {
			this.process = new ProcessBuilder(this.command).redirectErrorStream(true)
				.redirectOutput(LocalServers.temporary("log").resolve("out.log").toFile())
				.redirectInput(new File("/dev/null"))
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.command.getFirst() + " is needed for these tests", ex);
		}
		Awaitility.await(this.command.getFirst() + " to listen")
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(20))
			.until(this::listens);
	}

	private boolean listens() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(this.command + " ended with " + this.process.exitValue());
		}
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", this.port), 200);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Ends it as a power cut would.
	 */
	public void kill() {
		this.process.destroyForcibly();
		await();
	}

	@Override
	public void close() {
		this.process.destroy();
		await();
	}

	private void await() {
		try {
			if (!this.process.waitFor(10, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	public int port() {
		return this.port;
	}

	static boolean onPath(String program) {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> new File(folder, program).canExecute());
	}

	static String firstLine(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return out.lines().findFirst().orElse("unknown version");
		}
		catch (IOException ex) {
			return "unknown version";
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
