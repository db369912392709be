package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;

/**
 * Servers for services that run alone: a MongoDB that knows no passwords, a NATS without
 * and one with, a Redis with one, and a Redis that has no room.
 */
final class Servers implements AutoCloseable {

	private final List<Process> processes = new ArrayList<>();

	private final Path folder;

	private final int mongo;

	private final int nats;

	private final int guardedNats;

	private final int guardedRedis;

	private final int fullRedis;

	Servers(Path folder) throws IOException {
		this.folder = folder;
		int base = PortRange.free();
		this.mongo = base;
		this.nats = base + 1;
		this.guardedNats = base + 2;
		this.guardedRedis = base + 3;
		this.fullRedis = base + 4;
		Path local = DevScript.root().resolve("infra/local/target");
		start(this.mongo, Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx192m", "-cp",
				local.resolve("infra-local.jar") + ":" + local.resolve("lib") + "/*",
				"dev.ticketing.local.mongo.EmbeddedMongo", "--port", "" + this.mongo, "--data",
				fresh("mongo").resolve("store.db").toString());
		start(this.nats, "nats-server", "-a", "127.0.0.1", "-p", "" + this.nats, "-js", "-sd",
				fresh("nats").toString());
		start(this.guardedNats, "nats-server", "-a", "127.0.0.1", "-p", "" + this.guardedNats, "--user", "tickets",
				"--pass", "right");
		start(this.guardedRedis, "redis-server", "--bind", "127.0.0.1", "--port", "" + this.guardedRedis,
				"--requirepass", "right", "--save", "", "--dir", fresh("redis").toString());
		start(this.fullRedis, "redis-server", "--bind", "127.0.0.1", "--port", "" + this.fullRedis, "--maxmemory", "1",
				"--save", "", "--dir", fresh("redis").toString());
		for (int port : new int[] { this.mongo, this.nats, this.guardedNats, this.guardedRedis, this.fullRedis }) {
			Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> PortRange.taken(port));
		}
	}

	private Path fresh(String name) throws IOException {
		return Files.createTempDirectory(this.folder, name);
	}

	private void start(int port, String... command) {
		try {
			this.processes.add(new ProcessBuilder(command).redirectErrorStream(true)
				.redirectInput(Path.of("/dev/null").toFile())
				.redirectOutput(this.folder.resolve("server-" + port + ".log").toFile())
				.start());
		}
		catch (IOException ex) {
			close();
			throw new UncheckedIOException(ex);
		}
	}

	String mongo(String database) {
		return "mongodb://127.0.0.1:%d/%s".formatted(this.mongo, database);
	}

	int mongoPort() {
		return this.mongo;
	}

	String guardedNats() {
		return "nats://127.0.0.1:" + this.guardedNats;
	}

	String guardedRedis() {
		return "redis://127.0.0.1:" + this.guardedRedis;
	}

	String fullRedis() {
		return "redis://127.0.0.1:" + this.fullRedis;
	}

	/**
	 * What a service needs to be right here.
	 */
	Map<String, String> settings(String service) {
		Map<String, String> settings = new TreeMap<>();
		settings.put("MONGODB_URI", mongo(service));
		settings.put("MONGODB_START_PATIENCE", "1s");
		settings.put("NATS_URL", "nats://127.0.0.1:" + this.nats);
		settings.put("SESSION_JWKS", "file:/nowhere/jwks.json");
		settings.put("REDIS_URL", "redis://:right@127.0.0.1:" + this.guardedRedis);
		return settings;
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
	}

}
