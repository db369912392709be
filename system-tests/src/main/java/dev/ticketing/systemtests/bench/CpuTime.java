package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much processor time the parts of a platform have taken since they were started,
 * each with all processes below it, from {@code /proc}.
 *
 * @param seconds by part
 */
record CpuTime(Map<String, Double> seconds) {

	// Linux counts in hundredths of a second for everybody who asks.
	private static final double TICKS = 100;

	static CpuTime of(Target target) {
		Map<String, Double> seconds = new TreeMap<>();
		target.pids().forEach((part, pid) -> {
			double all = ProcessHandle.of(pid)
				.map((root) -> Stream.concat(Stream.of(root), root.descendants()).mapToDouble(CpuTime::of).sum())
				.orElse(0.0);
			seconds.merge(kind(part), all, Double::sum);
		});
		return new CpuTime(seconds);
	}

	/**
	 * The generator's own.
	 */
	static double ofThisProcess() {
		return of(ProcessHandle.current());
	}

	private static String kind(String part) {
		return part.startsWith("mongo-") ? "stores" : part.replace("-2", "");
	}

	private static double of(ProcessHandle process) {
		try {
			String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
			String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
			double ticks = 0;
			// Own user and system time, and that of children that have ended.
			for (int i = 11; i < 15; i++) {
				ticks += Long.parseLong(fields[i]);
			}
			return ticks / TICKS;
		}
		catch (IOException ex) {
			return 0; // it has just ended
		}
	}

	CpuTime since(CpuTime before) {
		Map<String, Double> spent = new TreeMap<>();
		this.seconds.forEach((part, now) -> spent.put(part, Math.max(0, now - before.seconds.getOrDefault(part, 0.0))));
		return new CpuTime(spent);
	}

	double total() {
		return this.seconds.values().stream().mapToDouble(Double::doubleValue).sum();
	}

	/**
	 * Milliseconds by part for each of so many operations.
	 */
	Map<String, Double> millisPer(long operations) {
		Map<String, Double> each = new TreeMap<>();
		this.seconds.forEach((part, spent) -> each.put(part, 1000 * spent / Math.max(1, operations)));
		return each;
	}

}
