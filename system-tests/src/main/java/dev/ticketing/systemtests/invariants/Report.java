package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an inspection has found.
 *
 * @param counts how much there is of everything
 * @param outcomes of each invariant, in the order of their numbers
 */
public record Report(Map<String, Integer> counts, List<Outcome> outcomes) {

	/**
	 * Whether nothing is wrong.
	 */
	public boolean clean() {
		return violations().isEmpty();
	}

	/**
	 * Everything that is wrong, with the number of the invariant in front.
	 */
	public List<String> violations() {
		return this.outcomes.stream()
			.flatMap((outcome) -> outcome.violations().stream().map((each) -> outcome.number() + ": " + each))
			.toList();
	}

	/**
	 * For people: counts, a line for each invariant, and every violation.
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.counts.entrySet()
			.stream()
			.map((count) -> count.getValue() + " " + count.getKey())
			.collect(Collectors.joining(", ", "Looked at ", "\n")));
		for (Outcome outcome : this.outcomes) {
			text.append("%5s %2d  %s (%d looks)%n".formatted(outcome.violations().isEmpty() ? "ok" : "WRONG",
					outcome.number(), outcome.sentence(), outcome.looks()));
			outcome.violations().forEach((violation) -> text.append("          ").append(violation).append('\n'));
		}
		return text.append(clean() ? "No violation.\n" : violations().size() + " violations.\n").toString();
	}

	/**
	 * What came of one invariant.
	 *
	 * @param looks at how many things it looked
	 */
	public record Outcome(int number, String sentence, long looks, List<String> violations) {
	}

}
