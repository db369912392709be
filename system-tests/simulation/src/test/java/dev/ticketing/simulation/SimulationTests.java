package dev.ticketing.simulation;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of seeds, none of which may end badly. {@code -Dsimulation.seeds=100000} runs
 * more of them, {@code -Dsimulation.seed=297} one.
 */
class SimulationTests {

	private static final int SEEDS = Integer.getInteger("simulation.seeds", 1_000);

	private static final World WORLD = new World();

	@Test
	void theSameSeedIsTheSameRun() {
		for (long seed = 0; seed < 10; seed++) {
			List<String> once = trace(seed);
			assertThat(trace(seed)).as("seed %d", seed).hasSizeGreaterThan(100).isEqualTo(once);
		}
	}

	private static List<String> trace(long seed) {
		Simulation simulation = new Simulation(WORLD);
		simulation.run(seed, PlantedBug.NONE);
		return simulation.trace();
	}

	@Test
	void noSeedEndsBadly() {
		long first = Long.getLong("simulation.seed", 0);
		long last = (System.getProperty("simulation.seed") != null) ? first : SEEDS - 1;
		long moves = 0;
		for (long seed = first; seed <= last; seed++) {
			Simulation simulation = new Simulation(WORLD);
			List<String> violations = simulation.run(seed, PlantedBug.NONE);
			moves += simulation.trace().size();
			assertThat(violations)
				.as("Again by -Dsimulation.seed=%d:%n%s%n", seed, String.join("\n", simulation.trace()))
				.isEmpty();
		}
		System.out.printf("Simulated %d seeds, %d moves, none ended badly%n", last - first + 1, moves);
	}

}
