package dev.ticketing.systemtests.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out, in the order in which it was, and what was wrong.
 */
final class Results {

	private final Instant began = Instant.now();

	private final List<Row> rows = new ArrayList<>();

	private final List<Goal> goals = new ArrayList<>();

	private final List<String> violations = new ArrayList<>();

	/**
	 * One line of a table.
	 *
	 * @param scenario the table
	 * @param column on which store and how many instances
	 * @param arm what was done
	 * @param values by name; the unit is a part of the name
	 */
	record Row(String scenario, String column, String arm, Map<String, Double> values) {

		Row with(String name, double value) {
			this.values.put(name, Math.round(value * 1000) / 1000.0);
			return this;
		}

		Row with(Load load, int status) {
			return with("per second", load.count(status) / load.seconds()).with("p50 ms", load.latencies().millis(0.5))
				.with("p99 ms", load.latencies().millis(0.99))
				.with("p99.9 ms", load.latencies().millis(0.999));
		}

		Row with(CpuTime cpu, long operations) {
			return with("CPU ms each", 1000 * cpu.total() / Math.max(1, operations));
		}

	}

	/**
	 * What a figure should be.
	 */
	record Goal(String name, double value, boolean atLeast, double bound) {

		boolean met() {
			return this.atLeast ? (this.value >= this.bound) : (this.value <= this.bound);
		}

	}

	/**
	 * Begins a line, and says that something has been measured: not yet how fast it was.
	 */
	Row row(String scenario, Target target, String arm) {
		System.out.printf("  after %3d s: %s, %s%n", Duration.between(this.began, Instant.now()).toSeconds(), scenario,
				arm);
		Row row = new Row(scenario, target.toString(), arm, new LinkedHashMap<>());
		this.rows.add(row);
		return row;
	}

	/**
	 * A value of the first row of this arm; not a number if there is none.
	 */
	double value(String arm, String name) {
		return this.rows.stream()
			.filter((row) -> row.arm().equals(arm))
			.findFirst()
			.map((row) -> row.values().getOrDefault(name, Double.NaN))
			.orElse(Double.NaN);
	}

	void atLeast(String name, double value, double bound) {
		this.goals.add(new Goal(name, value, true, bound));
	}

	void atMost(String name, double value, double bound) {
		this.goals.add(new Goal(name, value, false, bound));
	}

	void violations(List<String> violations) {
		this.violations.addAll(violations);
	}

	/**
	 * Whatever is answered in a way that nobody expects is wrong, too.
	 */
	void onlyStatuses(String what, Load load, Integer... expected) {
		load.statuses().forEach((status, count) -> {
			if (!List.of(expected).contains(status)) {
				this.violations.add("%s: %d answers with status %d".formatted(what, count, status));
			}
		});
	}

	List<Row> rows() {
		return this.rows;
	}

	List<Goal> goals() {
		return this.goals;
	}

	List<String> violations() {
		return this.violations;
	}

}
