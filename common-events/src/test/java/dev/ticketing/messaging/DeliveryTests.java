package dev.ticketing.messaging;

import java.time.Duration;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTests {

	@ParameterizedTest
	@CsvSource({ "1, 100", "2, 400", "3, 1600", "4, 6400", "5, 25600", "6, 30000", "7, 30000", "1000000, 30000" })
	void backsOffFourfoldUpToHalfAMinute(long delivery, long millis) {
		assertThat(Delivery.backOff(delivery)).isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis * 5 / 4));
	}

	@RepeatedTest(3)
	void doesNotBringBackTogetherWhatFailedTogether() {
		assertThat(java.util.stream.Stream.generate(() -> Delivery.backOff(6)).limit(20).distinct().count())
			.isGreaterThan(10);
	}

}
