package dev.ticketing.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service that ends under load stops pulling, finishes what it has begun, publishes
 * what that wrote, and closes, in this order and in time.
 */
class ShutdownIntegrationTests {

	private static Broker broker;

	private final Store upstream = new Store();

	private final Store store = new Store();

	private final Set<String> told = ConcurrentHashMap.newKeySet();

	private final Set<String> begun = ConcurrentHashMap.newKeySet();

	private final Queue<String> finished = new ConcurrentLinkedQueue<>();

	@BeforeAll
	static void startBroker() {
		broker = Broker.start();
	}

	@AfterAll
	static void endBroker() {
		broker.close();
	}

	@Test
	void nothingIsLeftHalfDoneOrUnpublished() {
		AtomicInteger after = new AtomicInteger();
		try (Instance orders = Instance.of("orders", broker, this.upstream).start().ready()) {
			List<Stock> stocks = IntStream.range(0, 2_000).mapToObj(Stock::of).toList();
			stocks.forEach((stock) -> this.told.add(stock.id()));
			orders.outbox().insertAll(stocks);
			Instance ending = relaying("tickets");
			await().until(() -> this.finished.size() > 100);
			long began = System.nanoTime();
			ending.close();
			assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
			after.set(this.finished.size());
			assertThat(this.begun).as("begun is finished").hasSize(after.get()).containsAll(this.finished);
			assertThat(after).as("there was more to do").hasValueLessThan(2_000);
			assertThat(this.store.nothingPending()).as("all that was written is published").isTrue();
			try (Instance next = relaying("tickets")) {
				await().until(() -> Set.copyOf(this.finished).size() == 2_000);
				assertThat(next.isReady()).isTrue();
			}
			assertThat(this.finished).as("what was begun was acknowledged before the end").hasSize(2_000);
		}
	}

	/**
	 * Hears of stocks and writes an aggregate for each, which tells of itself. It hears
	 * that too, and leaves it at that.
	 */
	private Instance relaying(String service) {
		Instance[] instance = new Instance[1];
		instance[0] = Instance.of(service, broker, this.store)
			.set("sweep-age", "1h")
			.hears((event) -> relay(instance[0], event));
		return instance[0].start().ready();
	}

	private void relay(Instance instance, AvailabilityChanged event) {
		if (!this.told.contains(event.ticketId())) {
			return;
		}
		this.begun.add(event.ticketId());
		instance.outbox().insert(Stock.of(event.free()));
		this.finished.add(event.ticketId());
	}

}
