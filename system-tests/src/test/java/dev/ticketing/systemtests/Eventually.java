package dev.ticketing.systemtests;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;

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
	 * The answer to a request that is sent again as long as it comes too early.
	 */
	static Answer onceKnown(Callable<Answer> request) {
		return await().until(request, (answer) -> !answer.tooEarly());
	}

	/**
	 * The answer to a request that is sent again, as good clients do, until there is one
	 * that lasts.
	 */
	static Answer insist(Callable<Answer> request) {
		return await().ignoreExceptionsMatching((ex) -> ex instanceof UncheckedIOException)
			.until(request, Answer::isFinal);
	}

	/**
	 * The order, as soon as it has come to an end.
	 */
	static Order ended(Person buyer, Order order) {
		return await().until(() -> buyer.sees(order), (seen) -> !seen.open());
	}

}
