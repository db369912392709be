package dev.ticketing.systemtests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ./dev bench}: starts the platform in several ways, measures each, checks it, and
 * writes the report. Ends with 1, and without a word about speed, if anything was wrong.
 */
public final class Bench {

	/**
	 * A column that could not be begun before is left out: all of it is to take ten
	 * minutes.
	 */
	private static final long LATEST = 548;

	private final Instant began = Instant.now();

	private final Path root;

	private final Path home;

	private final int port;

	private final Map<String, String> facts = new LinkedHashMap<>(Machine.facts());

	private final Results results = new Results();

	private Bench(Path root, Path home, int port) {
		this.root = root;
		this.home = home;
		this.port = port;
	}

	/**
	 * @param arguments the repository; a folder for the platform; its port; the folder of
	 * the report; the columns, each a store and a number of instances with a colon
	 * between
	 */
	public static void main(String[] arguments) {
		Bench bench = new Bench(Path.of(arguments[0]), Path.of(arguments[1]), Integer.parseInt(arguments[2]));
		Map<String, String> facts = bench.facts;
		facts.put("began", bench.began.truncatedTo(ChronoUnit.SECONDS).toString());
		facts.put("load when it began", Machine.load());
		for (int i = 4; i < arguments.length; i++) {
			String[] column = arguments[i].split(":");
			if (i > 4 && bench.seconds() > LATEST) {
				facts.put("left out, " + arguments[i], "no time");
				continue;
			}
			bench.measure(new Target(bench.home, bench.port, column[0], Integer.parseInt(column[1])), i == 4);
		}
		facts.put("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
		facts.put("load when it ended", Machine.load());
		bench.conclude(Path.of(arguments[3]));
	}

	private void measure(Target target, boolean first) {
		boolean whole = first && !target.embedded();
		System.out.printf("Measuring: %s, after %d s%n", target,
				Duration.between(this.began, Instant.now()).toSeconds());
		Dev dev = new Dev(this.root, settings(target));
		dev.run("reset");
		(whole ? dev.with("ORDERS_HOLD", Course.HOLD) : dev).run("up");
		this.facts.put("servers, " + target, dev.servers());
		try {
			if (whole) {
				Course.whole(target, this.results, dev);
			}
			else {
				Course.brief(target, this.results);
			}
		}
		finally {
			dev.run("down");
		}
	}

	private long seconds() {
		return Duration.between(this.began, Instant.now()).toSeconds();
	}

	private Map<String, String> settings(Target target) {
		Map<String, String> settings = new TreeMap<>();
		settings.put("TICKETING_HOME", target.home().toString());
		settings.put("TICKETING_PORT", Integer.toString(target.port()));
		settings.put("TICKETING_INSTANCES", (target.instances() == 1) ? "1" : "orders:" + target.instances());
		settings.put("TICKETING_SEED", "no");
		settings.put("TICKETING_CLIENT", "no");
		settings.put("TICKETING_BUILD", "no");
		String options = System.getenv("TICKETING_JAVA_OPTS");
		settings.put("TICKETING_JAVA_OPTS", options);
		if (target.embedded()) {
			settings.put("TICKETING_MONGO", "embedded");
			// As a newcomer gets it; and there is no time to warm up another compiler.
			settings.put("TICKETING_JAVA_OPTS", options + " -XX:TieredStopAtLevel=1");
		}
		return settings;
	}

	private void conclude(Path folder) {
		Conclusion conclusion = new Conclusion(this.results);
		if (!conclusion.sound()) {
			System.err.print(conclusion.text());
			System.exit(1);
		}
		System.out.print(conclusion.text());
		new Report(this.results, this.facts).write(folder);
		System.out.println("The report is in " + folder.resolve("report.html"));
	}

}
