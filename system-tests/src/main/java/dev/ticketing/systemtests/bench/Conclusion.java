package dev.ticketing.systemtests.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.bench.Results.Goal;
import dev.ticketing.systemtests.bench.Results.Row;

/**
 * What a run comes to: whether everything was right, and only then how fast it was.
 */
public final class Conclusion {

	private final Results results;

	Conclusion(Results results) {
		this.results = results;
	}

	/**
	 * What was wrong, a sentence each.
	 */
	public List<String> violations() {
		return List.copyOf(this.results.violations());
	}

	/**
	 * Whether nothing was wrong.
	 */
	public boolean sound() {
		return this.results.violations().isEmpty();
	}

	/**
	 * What is printed: every figure, or everything that was wrong and no figure.
	 */
	public String text() {
		if (!sound()) {
			return "Something was wrong, so there is no speed:\n"
					+ violations().stream().map("  %s\n"::formatted).collect(Collectors.joining());
		}
		return this.results.rows().stream().map(Conclusion::line).collect(Collectors.joining())
				+ this.results.goals().stream().map(Conclusion::line).collect(Collectors.joining());
	}

	private static String line(Row row) {
		return "%-34s %-24s %-40s %s\n".formatted(row.scenario(), row.column(), row.arm(), values(row.values()));
	}

	private static String values(Map<String, Double> values) {
		return values.entrySet()
			.stream()
			.map((value) -> "%s %s".formatted(value.getKey(), Plot.number(value.getValue())))
			.collect(Collectors.joining(", "));
	}

	private static String line(Goal goal) {
		return String.format(Locale.ROOT, "%-6s %-70s %s (%s %s)\n", goal.met() ? "met" : "missed", goal.name(),
				Plot.number(goal.value()), goal.atLeast() ? "at least" : "at most", Plot.number(goal.bound()));
	}

}
