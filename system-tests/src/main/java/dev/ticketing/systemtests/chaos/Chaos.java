package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.PortRange;

/**
 * {@code ./dev chaos}: one run after the other, each with a seed of its own; ends with 1
 * if anything was wrong after any of them.
 */
public final class Chaos {

	private Chaos() {
	}

	/**
	 * @param arguments {@code name=value}: root, home, port (or any that is free), seed
	 * of the first run, how many seeds, and for how many seconds each is busy
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		Map<String, String> given = Arrays.stream(arguments)
			.map((argument) -> argument.split("=", 2))
			.collect(Collectors.toMap((parts) -> parts[0], (parts) -> parts[1]));
		long first = Long.parseLong(given.getOrDefault("seed", "1"));
		int seeds = Integer.parseInt(given.getOrDefault("seeds", "1"));
		List<Long> wrong = new ArrayList<>();
		for (long seed = first; seed < first + seeds; seed++) {
			Settings settings = new Settings(Path.of(given.getOrDefault("root", ".")),
					Path.of(given.getOrDefault("home", ".dev/chaos")), port(given), seed,
					Duration.ofSeconds(Long.parseLong(given.getOrDefault("seconds", "60"))));
			if (!ChaosRun.of(settings, System.out).clean()) {
				wrong.add(seed);
			}
		}
		System.out.printf("%d of %d seeds without a violation%s%n", seeds - wrong.size(), seeds,
				wrong.isEmpty() ? "" : "; wrong: " + wrong + "; ./dev chaos --seed N runs one of them again");
		System.exit(wrong.isEmpty() ? 0 : 1);
	}

	private static int port(Map<String, String> given) {
		String port = given.get("port");
		return (port != null) ? Integer.parseInt(port) : PortRange.free(Settings.PORTS);
	}

}
