package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Where a platform keeps what it knows.
 *
 * @param databases by service, a connection string that names its database
 * @param nats the broker
 * @param redis the timers
 * @param simulator the bank, or none where it is Stripe itself
 */
public record Addresses(Map<String, String> databases, String nats, String redis, @Nullable String simulator) {

	static final List<String> SERVICES = List.of("auth", "tickets", "orders", "expiration", "payments");

	private static final String HOST = "127.0.0.1:";

	/**
	 * A platform as {@code ./dev up} starts it, with a MongoDB per service.
	 * @param port the gateway's; all others are counted from it
	 */
	public static Addresses of(int port) {
		Map<String, String> databases = new TreeMap<>();
		for (int i = 0; i < SERVICES.size(); i++) {
			databases.put(SERVICES.get(i), "mongodb://" + HOST + (port + 31 + i) + "/" + SERVICES.get(i));
		}
		return new Addresses(databases, "nats://" + HOST + (port + 20), "redis://" + HOST + (port + 21),
				"http://" + HOST + (port + 10));
	}

	/**
	 * A platform that {@code MONGODB_URI} has given a MongoDB of somebody's own, with a
	 * database for each service.
	 */
	public static Addresses of(int port, String mongodb) {
		String[] parts = mongodb.split("\\?", 2);
		String options = (parts.length == 2) ? parts[1] : "";
		if (parts[0].contains("@") && !options.contains("authSource=")) {
			options = options.isEmpty() ? "authSource=admin" : options + "&authSource=admin";
		}
		Map<String, String> databases = new TreeMap<>();
		for (String service : SERVICES) {
			databases.put(service,
					parts[0].replaceFirst("/$", "") + "/" + service + (options.isEmpty() ? "" : "?" + options));
		}
		Addresses own = of(port);
		return new Addresses(databases, own.nats(), own.redis(), own.simulator());
	}

}
