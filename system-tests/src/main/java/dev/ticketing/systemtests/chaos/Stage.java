package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.ticketing.systemtests.faults.FaultProxy;

/**
 * The platform that people are on: its processes, and the network between them.
 */
final class Stage implements AutoCloseable {

	static final List<String> SERVICES = List.of("auth", "tickets", "orders", "expiration", "payments");

	private static final Map<String, Integer> SERVERS = Map.of("stripe", 10, "nats", 20, "redis", 21, "mongo-auth", 31,
			"mongo-tickets", 32, "mongo-orders", 33, "mongo-expiration", 34, "mongo-payments", 35);

	/** What would have the platform use servers that are not its own. */
	private static final Set<String> ELSEWHERE = Set.of("MONGODB_URI", "NATS_URL", "REDIS_URL", "STRIPE_API_KEY");

	private final Map<String, FaultProxy> links = new TreeMap<>();

	private final Map<String, List<Long>> paused = new ConcurrentHashMap<>();

	private final Settings settings;

	private Stage(Settings settings) {
		this.settings = settings;
	}

	/**
	 * Starts a platform without any data, whose services reach their servers through
	 * proxies.
	 */
	static Stage open(Settings settings) {
		Stage stage = new Stage(settings);
		try {
			SERVERS.forEach((server, offset) -> stage.links.put(server, FaultProxy.start(
					settings.port() + Settings.DETOUR + offset, settings.port() + offset, settings.seed() + offset)));
			stage.dev("reset");
			stage.dev("up");
			return stage;
		}
		catch (RuntimeException ex) {
			stage.close();
			throw ex;
		}
	}

	Settings settings() {
		return this.settings;
	}

	FaultProxy link(String server) {
		FaultProxy link = this.links.get(server);
		if (link == null) {
			throw new IllegalArgumentException("There is no link to " + server);
		}
		return link;
	}

	Map<String, FaultProxy> links() {
		return Map.copyOf(this.links);
	}

	/**
	 * Ends a part as the power would, and waits until it is gone.
	 */
	void kill(String part) {
		ProcessHandle process = process(part);
		signal("KILL", family(process));
		process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
	}

	/**
	 * Has a part, and all that it has started, stand still.
	 */
	void pause(String part) {
		List<Long> family = family(process(part));
		this.paused.put(part, family);
		signal("STOP", family);
	}

	/**
	 * Lets those go on that were paused, whoever is called so by now.
	 */
	void resume(String part) {
		signal("CONT", this.paused.getOrDefault(part, List.of()));
	}

	private static List<Long> family(ProcessHandle process) {
		return Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid).toList();
	}

	private void signal(String signal, List<Long> pids) {
		List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
		pids.stream()
			.filter((pid) -> ProcessHandle.of(pid).isPresent())
			.map((pid) -> Long.toString(pid))
			.forEach(command::add);
		if (command.size() > 2) {
			run(command);
		}
	}

	private ProcessHandle process(String part) {
		try {
			String pid = Files.readString(this.settings.home().resolve("run").resolve(part + ".pid")).split(" ")[0];
			return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs {@code ./dev} for this platform.
	 * @throws IllegalStateException with all that it has said, if it fails
	 */
	void dev(String... words) {
		List<String> command = new ArrayList<>(List.of(this.settings.root().resolve("dev").toString()));
		command.addAll(List.of(words));
		run(command);
	}

	private void run(List<String> command) {
		try {
			Path said = Files.createTempFile("chaos-", ".txt"); // a pipe would end only
																// with what it starts
			ProcessBuilder builder = new ProcessBuilder(command).directory(this.settings.root().toFile())
				.redirectErrorStream(true)
				.redirectInput(Path.of("/dev/null").toFile())
				.redirectOutput(said.toFile());
			builder.environment().keySet().removeAll(ELSEWHERE);
			builder.environment().putAll(this.settings.environment());
			int status = builder.start().waitFor();
			String output = Files.readString(said);
			Files.delete(said);
			if (status != 0) {
				throw new IllegalStateException("%s ended with %d:%n%s".formatted(command, status, output));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			dev("down");
		}
		finally {
			this.links.values().forEach(FaultProxy::close);
		}
	}

}
