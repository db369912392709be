package dev.ticketing.local.stripe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocksTests {

	private final Locks locks = new Locks();

	@Test
	void refusesWhoWaitsTooLong() throws Exception {
		CountDownLatch held = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Future<Boolean> first = threads.submit(() -> this.locks.holding("pi_1", () -> {
				held.countDown();
				return await(end);
			}));
			held.await();
			assertThatExceptionOfType(StripeRefusal.class).isThrownBy(() -> this.locks.holding("pi_1", () -> true))
				.satisfies((ex) -> assertThat(ex.answer().status()).isEqualTo(429))
				.satisfies((ex) -> assertThat(ex.answer().error().code()).isEqualTo("lock_timeout"));
			end.countDown();
			assertThat(first.get()).isTrue();
		}
		assertThat(this.locks.<Boolean>holding("pi_1", () -> true)).isTrue();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			latch.await();
			return true;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
