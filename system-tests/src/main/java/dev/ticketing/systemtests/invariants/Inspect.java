package dev.ticketing.systemtests.invariants;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * {@code ./dev check}: inspects a running platform, says what is wrong, and ends with 1
 * if anything is.
 */
public final class Inspect {

	private Inspect() {
	}

	/**
	 * @param arguments {@code name=value}: an address for each service's database, nats,
	 * redis, simulator (unless it is Stripe), and patience in seconds
	 */
	public static void main(String... arguments) {
		Map<String, String> given = Arrays.stream(arguments)
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1], (first, second) -> second,
					TreeMap::new));
		Map<String, String> databases = Addresses.SERVICES.stream()
			.collect(Collectors.toMap(Function.identity(), (service) -> required(given, service)));
		Addresses addresses = new Addresses(databases, required(given, "nats"), required(given, "redis"),
				given.get("simulator"));
		Report report = Inspection.of(addresses, Duration.ofSeconds(Long.parseLong(required(given, "patience"))));
		System.out.print(report);
		System.exit(report.clean() ? 0 : 1);
	}

	private static String required(Map<String, String> given, String name) {
		return Objects.requireNonNull(given.get(name), name);
	}

}
