package dev.ticketing.systemtests.bench;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LatenciesTests {

	@Test
	void tellsEachShareToAFewPercent() {
		Latencies latencies = new Latencies();
		LongStream.rangeClosed(1, 100_000).forEach((micros) -> latencies.record(micros * 1000));
		for (double share : new double[] { 0.001, 0.01, 0.5, 0.9, 0.99, 0.999, 1 }) {
			assertThat(latencies.millis(share)).isCloseTo(share * 100, within(Math.max(0.002, share * 100 * 0.035)));
		}
		assertThat(latencies.longestMillis()).isEqualTo(100);
		assertThat(latencies.count()).isEqualTo(100_000);
	}

	@Test
	void nothingTakesNoTime() {
		assertThat(new Latencies().millis(0.99)).isZero();
	}

}
