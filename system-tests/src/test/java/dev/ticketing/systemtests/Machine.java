package dev.ticketing.systemtests;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * How busy this machine is, for judging how long something took on it.
 */
final class Machine {

	private Machine() {
	}

	/**
	 * Whether something else takes the cores.
	 */
	static boolean busy() {
		return loadAverage() > 1.5 * Runtime.getRuntime().availableProcessors();
	}

	static String load() {
		return "%.1f on %d cores".formatted(loadAverage(), Runtime.getRuntime().availableProcessors())
			.toLowerCase(Locale.ROOT);
	}

	private static double loadAverage() {
		return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
	}

}
