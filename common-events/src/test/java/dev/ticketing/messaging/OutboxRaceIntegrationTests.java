package dev.ticketing.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class OutboxRaceIntegrationTests {

	private static Broker broker;

	private final Store store = new Store();

	@BeforeAll
	static void startBroker() {
		broker = Broker.start();
	}

	@AfterAll
	static void endBroker() {
		broker.close();
	}

	@Test
	void keepsTheOrderOfAnAggregateThoughTheFirstPublishingFails() {
		Failing transport = new Failing(3);
		try (Instance orders = start(transport)) {
			Stock stock = orders.outbox().insert(Stock.of(3));
			orders.outbox().save(this.store.load(stock.id()).free(2));
			orders.outbox().save(this.store.load(stock.id()).free(1));
			await().until(this.store::nothingPending);
			assertThat(broker.sequences(stock.id())).containsExactly("1", "2", "3");
			assertThat(transport.failures).hasNonPositiveValue();
		}
	}

	@Test
	void oneEventThatCannotBePublishedHoldsNoOthersBack() {
		Stock poison = Stock.of(1);
		Failing transport = new Failing(0);
		transport.never.add(poison.id());
		try (Instance orders = start(transport)) {
			List<Stock> stocks = new ArrayList<>(IntStream.range(0, 20).mapToObj(Stock::of).toList());
			stocks.add(10, poison);
			orders.outbox().insertAll(stocks);
			stocks.remove(poison);
			await().untilAsserted(() -> assertThat(stocks)
				.allSatisfy((stock) -> assertThat(broker.sequences(stock.id())).containsExactly("1")));
			assertThat(this.store.raw(poison.id()).getList("outbox", Document.class)).hasSize(1);
		}
	}

	@Test
	void goesOnAfterAnErrorThatNobodyForesaw() {
		Failing transport = new Failing(0);
		transport.errors.set(1);
		try (Instance orders = start(transport)) {
			Stock stock = orders.outbox().insert(Stock.of(3));
			await().until(this.store::nothingPending);
			assertThat(broker.sequences(stock.id())).containsExactly("1");
			assertThat(transport.errors).hasNonPositiveValue();
		}
	}

	@Test
	void twoInstancesSweepTheSameWithoutLossOrSecondCopy() {
		List<Stock> stocks = IntStream.range(0, 200).mapToObj(Stock::of).toList();
		this.store.mongo().insertAll(stocks);
		try (Instance one = Instance.of("orders", broker, this.store).start();
				Instance other = Instance.of("orders", broker, this.store).start()) {
			await().until(() -> one.isReady() && other.isReady() && this.store.nothingPending());
			assertThat(stocks).allSatisfy((stock) -> assertThat(broker.sequences(stock.id())).containsExactly("1"));
		}
	}

	@Test
	void losesNothingWhileManyChangeTheSameAggregatesAndTwoInstancesPublish() throws Exception {
		int writers = 6;
		int changes = 20;
		try (Instance one = start(new Failing(20)); Instance other = start(new Failing(20))) {
			List<Stock> stocks = Stream.generate(() -> one.outbox().insert(Stock.of(0))).limit(3).toList();
			CountDownLatch begin = new CountDownLatch(1);
			try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
				List<Future<?>> work = new ArrayList<>();
				for (int i = 0; i < writers; i++) {
					Outbox outbox = (i % 2 == 0) ? one.outbox() : other.outbox();
					work.add(threads.submit(() -> {
						begin.await();
						for (int n = 0; n < changes; n++) {
							change(outbox, stocks.get(n % stocks.size()).id());
						}
						return null;
					}));
				}
				begin.countDown();
				for (Future<?> future : work) {
					future.get();
				}
			}
			await().until(this.store::nothingPending);
			assertThat(stocks).allSatisfy((stock) -> {
				Stock last = this.store.load(stock.id());
				assertThat(broker.sequences(stock.id())).containsExactlyInAnyOrderElementsOf(
						LongStream.rangeClosed(1, last.version()).mapToObj(Long::toString).toList());
			});
			assertThat(stocks.stream().mapToInt((stock) -> this.store.load(stock.id()).free()).sum())
				.isEqualTo(writers * changes);
		}
	}

	private void change(Outbox outbox, String id) {
		while (true) {
			try {
				Stock stock = this.store.load(id);
				outbox.save(stock.free(stock.free() + 1));
				return;
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody was faster: again.
			}
		}
	}

	private Instance start(Failing transport) {
		Instance instance = Instance.of("orders", broker, this.store).carriedBy(transport).start();
		transport.real = new JetStreamTransport(instance.get(NatsConnection.class));
		return instance.ready();
	}

	/**
	 * The real transport, that fails now and then.
	 */
	private static final class Failing implements EventTransport {

		private final AtomicInteger failures;

		private final AtomicInteger errors = new AtomicInteger();

		private final Set<String> never = ConcurrentHashMap.newKeySet();

		private volatile EventTransport real;

		private Failing(int failures) {
			this.failures = new AtomicInteger(failures);
		}

		@Override
		public CompletableFuture<Void> publish(PendingEvent event) {
			if (this.never.contains(event.aggregateId())) {
				throw new IllegalArgumentException("no broker takes this");
			}
			if (this.errors.getAndDecrement() > 0) {
				throw new AssertionError("nobody foresaw this");
			}
			return (this.failures.getAndDecrement() > 0)
					? CompletableFuture.failedFuture(new IllegalStateException("not this time"))
					: this.real.publish(event);
		}

		@Override
		public boolean ready() {
			return this.real != null && this.real.ready();
		}

	}

}
