package dev.ticketing.systemtests;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import dev.ticketing.systemtests.DevScript.Outcome;

/**
 * A running platform: its front door, and what stands behind it for tests that look or
 * hit there.
 */
final class Platform implements AutoCloseable {

	private final Setup setup;

	private final int port;

	private final Path home;

	private final Map<String, String> environment;

	private final DevScript dev;

	private final People people;

	private Map<String, String> settings;

	private Platform(Setup setup, Map<String, String> settings, int port, Path home) {
		this.setup = setup;
		this.port = port;
		this.home = home;
		this.settings = settings;
		this.environment = setup.environment(home, port);
		this.environment.putAll(settings);
		this.dev = new DevScript(this.environment);
		this.people = new People(new Gateway(URI.create("http://127.0.0.1:" + port)), keys());
	}

	/**
	 * Starts an empty platform.
	 * @param settings see {@link #runWith}
	 */
	static Platform start(Setup setup, Map<String, String> settings) {
		Path home = Path.of("target", "platforms", setup.name()).toAbsolutePath();
		Platform platform = new Platform(setup, settings, PortRange.free(), home);
		if (Files.exists(home)) {
			platform.dev.run("reset").succeeded(); // an earlier run was interrupted
		}
		ServersFile.tell(platform, platform.dev.run("up").succeeded());
		return platform;
	}

	/**
	 * Runs with these settings from now on. Restarts the services that they are for,
	 * where they are others than before.
	 * @param settings by names that begin with the name of a service
	 */
	void runWith(Map<String, String> settings) {
		String[] others = Stream.of(this.settings, settings)
			.flatMap((some) -> some.keySet().stream())
			.filter((name) -> !Objects.equals(this.settings.get(name), settings.get(name)))
			.map((name) -> name.replaceFirst("_.*", "").toLowerCase(Locale.ROOT))
			.distinct()
			.flatMap(this::instances)
			.toArray(String[]::new);
		this.environment.keySet().removeAll(this.settings.keySet());
		this.environment.putAll(settings);
		this.settings = settings;
		if (others.length > 0) {
			dev(Stream.concat(Stream.of("restart"), Stream.of(others)).toArray(String[]::new));
		}
	}

	private Stream<String> instances(String service) {
		return (this.setup.instances() == 2) ? Stream.of(service, service + "-2") : Stream.of(service);
	}

	Outcome dev(String... words) {
		return this.dev.run(words).succeeded();
	}

	/**
	 * What somebody types who runs this platform.
	 */
	Outcome shell(String line) {
		return this.dev.shell(line);
	}

	/**
	 * A script that works on the same home with other settings.
	 */
	DevScript devWith(Map<String, String> settings) {
		Map<String, String> environment = new java.util.TreeMap<>(this.environment);
		environment.putAll(settings);
		return new DevScript(environment);
	}

	People people() {
		return this.people;
	}

	/**
	 * Somebody new signs up.
	 */
	Person signUp() {
		return this.people.signUp();
	}

	Gateway gateway() {
		return this.people.gateway();
	}

	/**
	 * What stands behind the door, by its place in the range of ports.
	 */
	Gateway behind(int offset) {
		return new Gateway(URI.create("http://127.0.0.1:" + (this.port + offset)));
	}

	Ledger ledger() {
		return behind(10).get("/_sim/ledger").ok(Ledger.class);
	}

	Stripe stripe() {
		return new Stripe(behind(10));
	}

	Parts parts() {
		return new Parts(this, this.home);
	}

	Tokens keys() {
		return new Tokens(this.home.resolve("keys/private-jwks.json"));
	}

	Books books() {
		return new Books(this.people, this::ledger);
	}

	Setup setup() {
		return this.setup;
	}

	int port() {
		return this.port;
	}

	Path home() {
		return this.home;
	}

	@Override
	public void close() {
		this.dev.run("down").succeeded();
	}

}
