package dev.ticketing.auth.account;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.ticketing.web.Refusal;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BulkheadTests {

	private final CountDownLatch gate = new CountDownLatch(1);

	private final AtomicInteger running = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private final Callable<String> work = () -> {
		this.most.accumulateAndGet(this.running.incrementAndGet(), Math::max);
		this.gate.await();
		this.running.decrementAndGet();
		return "done";
	};

	@Test
	void letsOnlyAFewWorkAtOnceAndAllInTheEnd() throws Exception {
		try (Bulkhead bulkhead = AccountFixtures.bulkhead(3, 100, Duration.ofSeconds(60));
				ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> calls = IntStream.range(0, 50)
				.mapToObj((i) -> callers.submit(() -> bulkhead.call(this.work)))
				.toList();
			Awaitility.await().untilAtomic(this.running, org.hamcrest.Matchers.is(3));
			this.gate.countDown();
			for (Future<String> call : calls) {
				assertThat(call.get()).isEqualTo("done");
			}
			assertThat(this.most).hasValue(3);
		}
	}

	@Test
	void refusesAtOnceWhenTooManyWait() {
		try (Bulkhead bulkhead = AccountFixtures.bulkhead(1, 1, Duration.ofSeconds(60));
				ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			AtomicInteger refused = new AtomicInteger();
			for (int i = 0; i < 10; i++) {
				callers.submit(() -> {
					try {
						return bulkhead.call(this.work);
					}
					catch (Refusal refusal) {
						return "refused " + refused.incrementAndGet();
					}
				});
			}
			Awaitility.await().untilAtomic(refused, org.hamcrest.Matchers.is(8));
			this.gate.countDown();
		}
	}

	@Test
	void refusesWhoWaitsTooLong() {
		try (Bulkhead bulkhead = AccountFixtures.bulkhead(1, 10, Duration.ofMillis(50))) {
			assertThatExceptionOfType(Refusal.class).isThrownBy(() -> bulkhead.call(this.work))
				.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
			this.gate.countDown();
		}
	}

	@Test
	void refusesAsTheWorkDoes() {
		try (Bulkhead bulkhead = AccountFixtures.roomy()) {
			Refusal refusal = Refusal.conflict("no");
			assertThatExceptionOfType(Refusal.class).isThrownBy(() -> bulkhead.call(() -> {
				throw refusal;
			})).isSameAs(refusal);
		}
	}

}
