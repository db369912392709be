package dev.ticketing.systemtests;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import dev.ticketing.systemtests.DevScript.Outcome;

/**
 * A running platform: its front door, and what stands behind it for tests that look or
 * hit there.
 */
final class Platform implements AutoCloseable {

	private static final Duration USUAL_HOLD = Duration.ofMinutes(15);

	private final Setup setup;

	private final int port;

	private final Path home;

	private final Map<String, String> environment;

	private final DevScript dev;

	private final People people;

	private Duration hold = USUAL_HOLD;

	private Platform(Setup setup, int port, Path home) {
		this.setup = setup;
		this.port = port;
		this.home = home;
		this.environment = setup.environment(home, port);
		this.dev = new DevScript(this.environment);
		this.people = new People(new Gateway(URI.create("http://127.0.0.1:" + port)), keys());
	}

	/**
	 * Starts an empty platform.
	 */
	static Platform start(Setup setup) {
		Path home = Path.of("target", "platforms", setup.name()).toAbsolutePath();
		Platform platform = new Platform(setup, PortRange.free(), home);
		if (Files.exists(home)) {
			platform.dev.run("reset").succeeded(); // an earlier run was interrupted
		}
		ServersFile.tell(platform, platform.dev.run("up").succeeded());
		return platform;
	}

	/**
	 * Lets orders hold for so long from now on.
	 */
	void holdFor(Duration hold) {
		this.environment.put("ORDERS_HOLD", hold.toSeconds() + "s");
		if (hold.equals(this.hold)) {
			return;
		}
		this.hold = hold;
		dev("restart", "orders");
		if (this.setup.instances() == 2) {
			dev("restart", "orders-2");
		}
	}

	Outcome dev(String... words) {
		return this.dev.run(words).succeeded();
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

	Parts parts() {
		return new Parts(this, this.home);
	}

	Tokens keys() {
		return new Tokens(this.home.resolve("keys/private-jwks.json"));
	}

	Books books() {
		return new Books(this);
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
