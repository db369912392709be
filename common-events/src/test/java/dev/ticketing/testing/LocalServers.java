package dev.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.ticketing.local.mongo.EmbeddedMongo;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * The servers that tests run against, started once for each test run and shared by all
 * its tests: what the environment names, else containers where Docker works, else
 * processes from the PATH, else (MongoDB only) the embedded one. Which it was is printed
 * and written to {@code target/servers.txt}.
 */
public final class LocalServers {

	private static final Supplier<String> MONGO = once(LocalServers::startMongo);

	private static final Supplier<String> NATS = once(LocalServers::startNats);

	private static final Supplier<String> REDIS = once(LocalServers::startRedis);

	private LocalServers() {
	}

	/**
	 * A database of this caller's own, empty.
	 */
	public static String mongo(String name) {
		return MONGO.get() + "/" + name + "-" + UUID.randomUUID().toString().substring(0, 8);
	}

	/**
	 * The broker, with JetStream.
	 */
	public static String nats() {
		return NATS.get();
	}

	public static String redis() {
		return REDIS.get();
	}

	/**
	 * Sets what a service needs to know, for {@code @DynamicPropertySource}.
	 */
	public static void register(String service, BiConsumer<String, Supplier<Object>> properties) {
		String uri = mongo(service);
		properties.accept("spring.mongodb.uri", () -> uri);
		properties.accept("ticketing.nats.url", LocalServers::nats);
		properties.accept("spring.data.redis.url", LocalServers::redis);
		properties.accept("ticketing.session.jwks", SessionFixtures::jwks);
	}

	/**
	 * Whether the store is the embedded one, which has no plans to explain and only
	 * scans.
	 */
	public static boolean embeddedMongo() {
		MONGO.get();
		return embedded;
	}

	private static volatile boolean embedded;

	private static String startMongo() {
		String given = System.getenv("MONGODB_URI");
		if (given != null && !given.isBlank()) {
			return told("MongoDB", "the one at MONGODB_URI", given.replaceFirst("/+$", ""));
		}
		if (docker()) {
			GenericContainer<?> container = container(image("mongo"), 27017);
			return told("MongoDB", "container " + container.getDockerImageName(),
					"mongodb://" + address(container, 27017));
		}
		if (ServerProcess.onPath("mongod")) {
			Path data = temporary("mongo");
			ServerProcess process = ServerProcess.start((port) -> List.of("mongod", "--dbpath", data.toString(),
					"--port", "" + port, "--bind_ip", "127.0.0.1", "--quiet"));
			return told("MongoDB", "mongod: " + ServerProcess.firstLine("mongod", "--version"),
					"mongodb://127.0.0.1:" + process.port());
		}
		embedded = true;
		EmbeddedMongo mongo = EmbeddedMongo.start(0);
		return told("MongoDB", "embedded mongo-java-server", "mongodb://127.0.0.1:" + mongo.port());
	}

	private static String startNats() {
		String given = System.getenv("NATS_URL");
		if (given != null && !given.isBlank()) {
			return told("NATS", "the one at NATS_URL", given);
		}
		if (docker()) {
			GenericContainer<?> container = container(image("nats"), 4222, "-js");
			return told("NATS", "container " + container.getDockerImageName(), "nats://" + address(container, 4222));
		}
		Path data = temporary("nats");
		ServerProcess process = ServerProcess
			.start((port) -> List.of("nats-server", "-a", "127.0.0.1", "-p", "" + port, "-js", "-sd", data.toString()));
		return told("NATS", ServerProcess.firstLine("nats-server", "--version"), "nats://127.0.0.1:" + process.port());
	}

	private static String startRedis() {
		String given = System.getenv("REDIS_URL");
		if (given != null && !given.isBlank()) {
			return told("Redis", "the one at REDIS_URL", given);
		}
		if (docker()) {
			GenericContainer<?> container = container(image("redis"), 6379);
			return told("Redis", "container " + container.getDockerImageName(), "redis://" + address(container, 6379));
		}
		Path data = temporary("redis");
		ServerProcess process = ServerProcess.start((port) -> List.of("redis-server", "--bind", "127.0.0.1", "--port",
				"" + port, "--dir", data.toString(), "--save", ""));
		return told("Redis", ServerProcess.firstLine("redis-server", "--version"),
				"redis://127.0.0.1:" + process.port());
	}

	private static boolean docker() {
		String host = System.getenv("DOCKER_HOST");
		return (host != null || Files.exists(Path.of("/var/run/docker.sock")))
				&& DockerClientFactory.instance().isDockerAvailable();
	}

	/**
	 * The image that {@code ./dev up --docker} takes too.
	 */
	private static String image(String server) {
		try (Stream<String> lines = Files.lines(Path.of("../infra/local/compose.yaml"))) {
			return lines.map(String::strip)
				.filter((line) -> line.startsWith("image: " + server + ":"))
				.map((line) -> line.substring("image: ".length()))
				.findFirst()
				.orElseThrow();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("resource") // ends with the run
	private static GenericContainer<?> container(String image, int port, String... command) {
		GenericContainer<?> container = new GenericContainer<>(image).withExposedPorts(port).withCommand(command);
		container.start();
		Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
		return container;
	}

	private static String address(GenericContainer<?> container, int port) {
		return container.getHost() + ":" + container.getMappedPort(port);
	}

	static Path temporary(String name) {
		try {
			return Files.createTempDirectory("ticketing-" + name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String told(String server, String which, String url) {
		String line = server + ": " + which;
		System.out.println("Tests run against " + line);
		try {
			Files.createDirectories(Path.of("target"));
			Files.writeString(Path.of("target", "servers.txt"), line + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return url;
	}

	private static Supplier<String> once(Supplier<String> start) {
		return new Supplier<>() {

			private String started;

			@Override
			public synchronized String get() {
				if (this.started == null) {
					this.started = start.get();
				}
				return this.started;
			}

		};
	}

}
