package dev.ticketing.systemtests.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import dev.ticketing.systemtests.invariants.Addresses;

/**
 * One run.
 *
 * @param root of the repository
 * @param home where the platform of this run keeps everything
 * @param port of its gateway; 95 more are taken above it
 * @param seed decides everything that is left to chance
 * @param busy how long people buy and things fail
 */
public record Settings(Path root, Path home, int port, long seed, Duration busy) {

	/** How far above a server's port the proxy before it listens. */
	static final int DETOUR = 60;

	/** How many ports a run takes. */
	public static final int PORTS = 96;

	Addresses addresses() {
		return Addresses.of(this.port);
	}

	/**
	 * Short times, so that what follows a minute of patience in life happens within a
	 * run: claims are repaired, steps taken over, orders expired while others are placed.
	 */
	Map<String, String> environment() {
		Map<String, String> environment = new TreeMap<>();
		environment.put("TICKETING_HOME", this.home.toString());
		environment.put("TICKETING_PORT", Integer.toString(this.port));
		environment.put("TICKETING_DETOUR", Integer.toString(DETOUR));
		environment.put("TICKETING_SEED", "no");
		environment.put("TICKETING_CLIENT", "no");
		environment.put("TICKETING_BUILD", "no");
		environment.put("TICKETING_DEADLINE", "300");
		environment.put("ORDERS_HOLD", "12s");
		environment.put("ORDERS_ABANDONEDAFTER", "4s");
		environment.put("ORDERS_REPAIRINTERVAL", "1s");
		environment.put("PAYMENTS_COMPLETERAGE", "4s");
		environment.put("PAYMENTS_COMPLETERINTERVAL", "1s");
		environment.put("TICKETING_NATS_ACKWAIT", "5s");
		return environment;
	}

}
