package dev.ticketing.simulation;

import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the simulation would notice: each planted mistake is found, and soon.
 */
class PlantedBugTests {

	private static final long SEEDS = 3_000;

	private static final World WORLD = new World();

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isFound(PlantedBug bug) {
		List<String> found = LongStream.range(0, SEEDS)
			.mapToObj((seed) -> new Simulation(WORLD).run(seed, bug))
			.filter((violations) -> !violations.isEmpty())
			.findFirst()
			.orElse(List.of());

		assertThat(found).as("what %s does", bug).isNotEmpty();
		System.out.println(bug + " is found: " + shortened(found.getFirst()));
	}

	private static String shortened(String violation) {
		return violation.substring(0, Math.min(140, violation.length()));
	}

}
