package dev.ticketing.payments.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.stripe.StripeClient;
import dev.ticketing.events.Money;
import dev.ticketing.payments.PaymentsSettings;
import dev.ticketing.payments.stripe.CountingStripe.Call;
import dev.ticketing.start.Deployment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What arrives at Stripe, and when, while many call at once.
 */
class StripeLimitsTests {

	private static final int STRIPES_LIMIT = 25;

	private final CountingStripe stripe = new CountingStripe();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@AfterEach
	void stop() {
		this.stripe.close();
	}

	@Test
	void neverCallsAnEndpointMoreOftenThanStripeAllows() {
		PaymentIntents intents = intents(80, Duration.ofSeconds(10));
		atOnce(IntStream.range(0, 150).<Runnable>mapToObj((i) -> () -> {
			if (i % 2 == 0) {
				intents.find("pi_" + i);
			}
			else {
				intents.cancel("pi_" + i, "key-" + i);
			}
		}).toList());

		assertThat(this.stripe.calls()).hasSize(150);
		assertThat(mostInASecond(this.stripe.calls("GET"))).isBetween(15, STRIPES_LIMIT);
		assertThat(mostInASecond(this.stripe.calls("/cancel"))).isBetween(15, STRIPES_LIMIT);
	}

	@Test
	void neverCallsMoreOftenThanTheAccountMayAndLetsNoFloodHoldOthersUp() {
		PaymentIntents intents = intents(20, Duration.ofSeconds(10));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			IntStream.range(0, 100)
				.forEach((i) -> threads.submit(() -> intents.capture("pi_" + i, new Money(100, "USD"), "cap-" + i)));
			Awaitility.await().until(() -> this.stripe.calls("/capture").size() >= 10);
			List<? extends Future<?>> buyers = IntStream.range(0, 10)
				.mapToObj((i) -> threads
					.submit(() -> intents.confirm("pi_b" + i, new Card(Card.Kind.TOKEN, "tok_visa"), "confirm-" + i)))
				.toList();
			Awaitility.await().until(() -> buyers.stream().allMatch(Future::isDone));
			assertThat(this.stripe.calls("/capture").size()).as("captures while ten buyers confirmed").isLessThan(40);
		}

		assertThat(this.stripe.calls()).hasSize(110);
		assertThat(mostInASecond(this.stripe.calls())).isBetween(15, STRIPES_LIMIT);
	}

	@Test
	void makesNoCallWhoseTurnIsTooFarOff() {
		PaymentIntents intents = intents(20, Duration.ofSeconds(1));
		List<Throwable> failures = atOnce(
				IntStream.range(0, 100).<Runnable>mapToObj((i) -> () -> intents.find("pi_" + i)).toList());

		assertThat(failures).hasSizeBetween(60, 85)
			.allSatisfy((failure) -> assertThat(failure).isInstanceOfSatisfying(StripeSilent.class,
					(silent) -> assertThat(silent.isKeySpent()).isFalse()));
		assertThat(this.stripe.calls()).as("only what was not refused").hasSize(100 - failures.size());
		assertThat(this.meters.counter("payments.stripe.unsent", "endpoint", "GET /v1/payment_intents/{id}").count())
			.isEqualTo(failures.size());
	}

	@Test
	void countsWhatStripeTurnsAwayAndRepeatsItOnlyWhereStripeSaysSo() {
		PaymentIntents intents = intents(20, Duration.ofSeconds(10));
		this.stripe.turnAway(1, false);
		assertThatExceptionOfType(StripeSilent.class).isThrownBy(() -> intents.cancel("pi_1", "key"))
			.matches((silent) -> !silent.isKeySpent());
		assertThat(this.stripe.calls()).hasSize(1);

		this.stripe.turnAway(1, true);
		intents.cancel("pi_1", "key");
		assertThat(this.stripe.calls()).hasSize(3);
		assertThat(this.meters.counter("payments.stripe.too-many", "endpoint", "POST /v1/payment_intents/{id}/cancel")
			.count()).isEqualTo(2);
	}

	@Test
	void knowsWhatAKeyMayDo() {
		StripeLimits limits = new StripeLimits(null, 20, 1, 64, Duration.ofSeconds(10));
		assertThat(limits.callsPerSecond("sk_live_1")).isEqualTo(80);
		assertThat(limits.callsPerSecond("sk_test_1")).isEqualTo(20);
		assertThat(new StripeLimits(7, 20, 1, 64, Duration.ofSeconds(10)).callsPerSecond("sk_live_1")).isEqualTo(7);
	}

	private PaymentIntents intents(int perSecond, Duration longestWait) {
		PaymentsSettings settings = new PaymentsSettings(new PaymentsSettings.Stripe("sk_test_1", this.stripe.url(),
				List.of(), Duration.ofSeconds(2), Duration.ofSeconds(8), 2), 5, Duration.ofSeconds(30),
				Duration.ofSeconds(5));
		Pace pace = new Pace(new StripeLimits(perSecond, 20, 1, 64, longestWait), perSecond);
		StripeConnection connection = new StripeConnection();
		StripeClient client = connection.stripeClient(settings,
				connection.pacedHttp(pace, this.meters, ObservationRegistry.NOOP),
				new Deployment(Deployment.Environment.DEV, Map.of()));
		return new StripePaymentIntents(client);
	}

	/**
	 * Has many do something in the same moment.
	 * @return how some of it failed
	 */
	private static List<Throwable> atOnce(List<Runnable> actions) {
		List<Throwable> failures = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<? extends Future<?>> running = actions.stream().map(threads::submit).toList();
			for (Future<?> future : running) {
				try {
					future.get();
				}
				catch (Exception ex) {
					failures.add(ex.getCause());
				}
			}
		}
		return failures;
	}

	/**
	 * How many there are in the busiest second, whenever it begins.
	 */
	private static int mostInASecond(List<Call> calls) {
		long[] times = calls.stream().mapToLong(Call::at).sorted().toArray();
		int most = 0;
		int first = 0;
		for (int last = 0; last < times.length; last++) {
			while (times[last] - times[first] >= Duration.ofSeconds(1).toNanos()) {
				first++;
			}
			most = Math.max(most, last - first + 1);
		}
		return most;
	}

}
