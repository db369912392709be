package dev.ticketing.systemtests;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * What becomes true a moment later, since services tell each other by events. Patient
 * enough for a machine that has other things to do.
 */
final class Eventually {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private Eventually() {
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(PATIENCE).pollInSameThread().pollInterval(Duration.ofMillis(100));
	}

	static void eventually(ThrowingRunnable assertions) {
		await().untilAsserted(assertions);
	}

	/**
	 * The order, as soon as it has come to an end.
	 */
	static Order ended(Person buyer, Order order) {
		return await().until(() -> buyer.sees(order), (seen) -> !seen.open());
	}

}
