package dev.ticketing.simulation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * Who goes on, and what happens to whom.
 */
interface Choices {

	/**
	 * One of these.
	 * @param weight how likely each is, against the others
	 */
	<T> T among(List<T> options, ToIntFunction<T> weight);

	/**
	 * The choices that follow from a seed.
	 */
	static Choices of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		return new Choices() {

			@Override
			public <T> T among(List<T> options, ToIntFunction<T> weight) {
				int left = random.nextInt(options.stream().mapToInt(weight).sum());
				for (T option : options) {
					left -= weight.applyAsInt(option);
					if (left < 0) {
						return option;
					}
				}
				throw new IllegalArgumentException("no options");
			}

			@Override
			public int number(int bound) {
				return random.nextInt(bound);
			}

		};
	}

	/**
	 * A number from 0 on, below the bound.
	 */
	int number(int bound);

	default boolean percent(int chance) {
		return number(100) < chance;
	}

}
