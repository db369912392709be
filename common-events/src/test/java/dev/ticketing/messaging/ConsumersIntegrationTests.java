package dev.ticketing.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessResourceFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ConsumersIntegrationTests {

	private final Store store = new Store();

	private final Map<String, List<Long>> heard = new ConcurrentHashMap<>();

	private final List<Instant> times = new CopyOnWriteArrayList<>();

	private Broker broker;

	@BeforeEach
	void startBroker() {
		this.broker = Broker.start();
	}

	@AfterEach
	void endBroker() {
		this.broker.close();
	}

	@Test
	void handlesEachAggregateInOrderAndManyAtOnce() {
		List<String> ids = IntStream.range(0, 8).mapToObj((i) -> Broker.id()).toList();
		CountDownLatch together = new CountDownLatch(ids.size());
		Set<String> busy = ConcurrentHashMap.newKeySet();
		List<String> overlaps = new CopyOnWriteArrayList<>();
		try (Instance tickets = listen((event) -> {
			if (!busy.add(event.ticketId())) {
				overlaps.add(event.ticketId());
			}
			together.countDown();
			waitFor(together); // nobody gets past this before all have come
			hear(event);
			busy.remove(event.ticketId());
		})) {
			ids.forEach((id) -> this.broker.publish(versions(id, 5)));
			await().untilAsserted(() -> assertThat(ids)
				.allSatisfy((id) -> assertThat(this.heard.get(id)).containsExactly(1L, 2L, 3L, 4L, 5L)));
			assertThat(together.getCount()).isZero();
			assertThat(overlaps).isEmpty();
			await().until(() -> tickets.received("handled") == 40);
		}
	}

	@Test
	void deliversAgainWithBackOffWhatFailed() {
		try (Instance tickets = listen((event) -> {
			this.times.add(Instant.now());
			if (this.times.size() < 4) {
				throw new IllegalStateException("not yet");
			}
			hear(event);
		})) {
			String id = publishOne();
			await().until(() -> this.heard.containsKey(id) && tickets.received("handled") == 1);
			assertThat(this.times).hasSize(4);
			assertThat(Duration.between(this.times.get(0), this.times.get(1))).isGreaterThan(Duration.ofMillis(95));
			assertThat(Duration.between(this.times.get(1), this.times.get(2))).isGreaterThan(Duration.ofMillis(395));
			assertThat(Duration.between(this.times.get(2), this.times.get(3))).isGreaterThan(Duration.ofMillis(1595));
			assertThat(tickets.received("retried")).isEqualTo(3);
			await().untilAsserted(() -> assertThat(tickets.lag()).as("from when it happened, over all deliveries")
				.isGreaterThan(Duration.ofMillis(2_085))
				.isLessThan(Duration.ofMinutes(1)));
		}
	}

	@Test
	void deliversWhatCameTooEarlyAfterTheDelayHoweverOften() {
		try (Instance tickets = listen((event) -> {
			this.times.add(Instant.now());
			if (this.times.size() < 6) {
				throw new RedeliverLater(Duration.ofMillis(300), "too early");
			}
			hear(event);
		})) {
			String id = publishOne();
			await().until(() -> this.heard.containsKey(id) && tickets.received("handled") == 1);
			assertThat(Duration.between(this.times.getFirst(), this.times.getLast()))
				.isGreaterThan(Duration.ofMillis(5 * 295));
			assertThat(tickets.received("early")).isEqualTo(5);
			assertThat(this.broker.messages("DEAD_LETTERS", ">")).isEmpty();
		}
	}

	@Test
	void waitsForAStoreThatIsOutOfReachBeyondTheLastDelivery() {
		try (Instance tickets = listen((event) -> {
			this.times.add(Instant.now());
			if (this.times.size() < 5) {
				throw new IllegalStateException(new DataAccessResourceFailureException("the store is gone"));
			}
			hear(event);
		})) {
			String id = publishOne();
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.heard.containsKey(id) && tickets.received("handled") == 1);
			assertThat(tickets.received("retried")).isEqualTo(4);
			assertThat(this.broker.messages("DEAD_LETTERS", ">")).isEmpty();
		}
	}

	@Test
	void twoInstancesShareTheWorkWithoutDoingItTwice() {
		Set<String> byOne = ConcurrentHashMap.newKeySet();
		Set<String> byOther = ConcurrentHashMap.newKeySet();
		try (Instance one = listen((event) -> {
			byOne.add(event.ticketId());
			hear(event);
		}); Instance other = listen((event) -> {
			byOther.add(event.ticketId());
			hear(event);
		})) {
			List<Stock> stocks = IntStream.range(0, 400).mapToObj(Stock::of).toList();
			this.broker.publish(stocks);
			await().atMost(Duration.ofSeconds(30))
				.until(() -> one.received("handled") + other.received("handled") == 400);
			assertThat(this.heard).hasSize(400).allSatisfy((id, versions) -> assertThat(versions).hasSize(1));
			assertThat(byOne).isNotEmpty();
			assertThat(byOther).isNotEmpty();
		}
	}

	@Test
	void finishesAndAcknowledgesWhatIsInFlightBeforeItEnds() throws InterruptedException {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		Instance tickets = listen((event) -> {
			begun.countDown();
			waitFor(goOn);
			hear(event);
		});
		String id = publishOne();
		waitFor(begun);
		Thread ending = Thread.ofVirtual().start(tickets::close);
		await().until(() -> !tickets.isReady());
		assertThat(this.heard).isEmpty();
		goOn.countDown();
		assertThat(ending.join(Duration.ofSeconds(20))).isTrue();
		assertThat(this.heard.get(id)).containsExactly(1L);
		assertThat(this.broker.consumer("ORDERS", "tickets-orders").getNumAckPending()).isZero();
	}

	@Test
	void handlesWhatCameWhileNobodyListened() {
		listen(this::hear).close();
		String id = publishOne();
		try (Instance tickets = listen(this::hear)) {
			await().until(() -> tickets.received("handled") == 1);
			assertThat(this.heard.get(id)).containsExactly(1L);
		}
	}

	private Instance listen(Consumer<AvailabilityChanged> action) {
		return Instance.of("tickets", this.broker, this.store).set("max-deliveries", 4).hears(action).start().ready();
	}

	private void hear(AvailabilityChanged event) {
		this.heard.computeIfAbsent(event.ticketId(), (id) -> Collections.synchronizedList(new ArrayList<>()))
			.add(event.version());
	}

	private String publishOne() {
		Stock stock = Stock.of(1);
		this.broker.publish(List.of(stock));
		return stock.id();
	}

	private static List<Stock> versions(String id, int count) {
		return LongStream.rangeClosed(1, count).mapToObj((version) -> Stock.at(id, version)).toList();
	}

	private static void waitFor(CountDownLatch latch) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
