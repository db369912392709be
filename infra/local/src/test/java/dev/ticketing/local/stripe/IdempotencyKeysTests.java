package dev.ticketing.local.stripe;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import dev.ticketing.local.stripe.IdempotencyKeys.Reply;
import dev.ticketing.local.stripe.Journal.Entry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyKeysTests {

	private final IdempotencyKeys keys = new IdempotencyKeys(Clock.systemUTC());

	private final Request request = new Request("POST", "/v1/payment_intents", Form.decode("amount=1"), "key");

	@Test
	void refusesASecondRequestWhileTheFirstRuns() throws Exception {
		CountDownLatch running = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Reply> first = threads.submit(() -> this.keys.execute(this.request, (_) -> {
				running.countDown();
				await(end);
				return new Answer(200, null, null, null);
			}));
			running.await();
			assertThatExceptionOfType(StripeRefusal.class).isThrownBy(this::execute)
				.satisfies((ex) -> assertThat(ex.answer().status()).isEqualTo(409))
				.satisfies((ex) -> assertThat(ex.answer().error().code()).isEqualTo("idempotency_key_in_use"));
			end.countDown();
			assertThat(first.get().replayed()).isFalse();
		}
	}

	@Test
	void letsAKeyGoWhenTheExecutionFails() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.keys.execute(this.request, (_) -> {
			throw new IllegalStateException();
		}));
		assertThat(execute().answer().status()).isEqualTo(200);
	}

	@Test
	void holdsNoKeyForLongerThanADay() {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
		IdempotencyKeys forgetful = new IdempotencyKeys(((InstantSource) now::get).withZone(ZoneOffset.UTC));
		forgetful.remember(entry("first", now.get()));
		now.set(Instant.parse("2026-03-02T10:00:00Z"));
		forgetful.remember(entry("second", now.get()));
		assertThat(forgetful.size()).isEqualTo(1);
	}

	private static Entry entry(String key, Instant at) {
		return new Entry(at.getEpochSecond(), key, "", new Answer(200, null, null, null), null, null);
	}

	@Test
	void refusesAKeyThatIsTooLong() {
		Request long256 = new Request("POST", "/v1/payment_intents", Form.decode(""), "k".repeat(256));
		assertThatExceptionOfType(StripeRefusal.class)
			.isThrownBy(() -> this.keys.execute(long256, (_) -> new Answer(200, null, null, null)))
			.satisfies((ex) -> assertThat(ex.answer().status()).isEqualTo(400));
	}

	private Reply execute() {
		return this.keys.execute(this.request, (_) -> new Answer(200, null, null, null));
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
