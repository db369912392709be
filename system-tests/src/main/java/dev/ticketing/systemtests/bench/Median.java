package dev.ticketing.systemtests.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The middle of several rounds.
 */
final class Median {

	private Median() {
	}

	static double of(List<Double> values) {
		return of(values, Double::doubleValue);
	}

	static <T> double of(List<T> rounds, ToDoubleFunction<T> value) {
		double[] sorted = rounds.stream().mapToDouble(value).sorted().toArray();
		int half = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
	}

	static double lowest(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
	}

	static double highest(List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

}
