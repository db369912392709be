package dev.ticketing.simulation;

import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whether the simulation would notice: each planted mistake is found, soon, and by what
 * {@link PlantedBug} names.
 */
class PlantedBugTests {

	private static final long SEEDS = 3_000;

	private static final World WORLD = new World();

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
	void isFound(PlantedBug bug) {
		// First with the seed that has shown it before; a change may have moved it.
		Optional<String> found = LongStream.concat(LongStream.of(bug.seed()), LongStream.range(0, SEEDS))
			.boxed()
			.flatMap((seed) -> new Simulation(WORLD).run(seed, bug)
				.stream()
				.filter((violation) -> violation.contains(bug.sign()))
				.limit(1)
				.map((violation) -> "with seed %d: %s".formatted(seed, violation)))
			.findFirst();

		assertThat(found).as("what %s does: \"%s\"", bug, bug.sign()).isPresent();
		System.out.println(bug + " is found " + shortened(found.orElseThrow()));
	}

	private static String shortened(String violation) {
		return violation.substring(0, Math.min(140, violation.length()));
	}

}
