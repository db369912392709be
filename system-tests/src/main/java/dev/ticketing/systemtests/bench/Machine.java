package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * On what the figures were taken.
 */
final class Machine {

	private Machine() {
	}

	/**
	 * What there is to know of it, by name.
	 */
	static Map<String, String> facts() {
		Map<String, String> facts = new LinkedHashMap<>();
		facts.put("processor", first("/proc/cpuinfo", "model name"));
		facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
		facts.put("memory", first("/proc/meminfo", "MemTotal"));
		facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
		facts.put("java", System.getProperty("java.vendor") + " " + Runtime.version());
		return facts;
	}

	/**
	 * How many processes wanted a core on average in the last minute.
	 */
	static String load() {
		return "%.1f".formatted(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
	}

	private static String first(String file, String key) {
		try (Stream<String> lines = Files.lines(Path.of(file))) {
			return lines.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(key.toLowerCase(Locale.ROOT)))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

}
