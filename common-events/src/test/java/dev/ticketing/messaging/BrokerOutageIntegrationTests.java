package dev.ticketing.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ParameterizedClass
@MethodSource("programs")
class BrokerOutageIntegrationTests {

	// A client that only waited for its next missing heartbeat would need longer.
	private static final Duration SOON = Duration.ofSeconds(30);

	private final Store store = new Store();

	private final Set<String> heard = ConcurrentHashMap.newKeySet();

	private final Broker broker;

	BrokerOutageIntegrationTests(String program) {
		this.broker = Broker.start(program);
	}

	static List<String> programs() {
		return Broker.programs();
	}

	@AfterEach
	void endBroker() {
		this.broker.close();
	}

	@Test
	void startsWithoutABrokerIsNotReadyAndThenIs() {
		this.broker.kill();
		try (Instance orders = Instance.of("orders", this.broker, this.store).start()) {
			Stock stock = orders.outbox().insert(Stock.of(1));
			assertThat(orders.isReady()).isFalse();
			assertThat(this.store.nothingPending()).isFalse();
			this.broker.startAgain();
			await().atMost(SOON).until(() -> orders.isReady() && this.store.nothingPending());
			assertThat(this.broker.sequences(stock.id())).containsExactly("1");
		}
	}

	@Test
	void writesSucceedWithoutABrokerAndEventsArriveWhenItIsBack() {
		try (Instance orders = start("orders"); Instance tickets = start("tickets")) {
			hears(List.of(orders.outbox().insert(Stock.of(0))));
			this.broker.kill();
			await().until(() -> !orders.isReady() && !tickets.isReady());
			List<Stock> stocks = IntStream.range(0, 50).mapToObj(Stock::of).toList();
			stocks.forEach(orders.outbox()::insert);
			assertThat(this.store.nothingPending()).isFalse();
			this.broker.startAgain();
			hears(stocks);
			await().until(this.store::nothingPending);
		}
	}

	@Test
	void handlesAllThoughTheBrokerIsKilledAmidThem() {
		try (Instance orders = start("orders"); Instance tickets = start("tickets")) {
			List<Stock> stocks = IntStream.range(0, 300).mapToObj(Stock::of).toList();
			for (int i = 0; i < stocks.size(); i++) {
				orders.outbox().insert(stocks.get(i));
				if (i == 150) {
					this.broker.kill();
				}
				if (i == 200) {
					this.broker.startAgain();
				}
			}
			hears(stocks);
			await().until(this.store::nothingPending);
			assertThat(stocks)
				.allSatisfy((stock) -> assertThat(this.broker.sequences(stock.id())).containsExactly("1"));
			assertThat(tickets.isReady()).isTrue();
		}
	}

	@Test
	void makesStreamsAndConsumersAgainAtABrokerThatLostThem() {
		try (Instance orders = start("orders"); Instance tickets = start("tickets")) {
			hears(List.of(orders.outbox().insert(Stock.of(0))));
			this.broker.kill();
			this.broker.loseEverything();
			this.broker.startAgain();
			List<Stock> stocks = IntStream.range(0, 20).mapToObj(Stock::of).toList();
			stocks.forEach(orders.outbox()::insert);
			hears(stocks);
			await().until(() -> this.store.nothingPending() && tickets.isReady());
		}
	}

	private void hears(List<Stock> stocks) {
		await().atMost(SOON)
			.untilAsserted(() -> assertThat(this.heard).containsAll(stocks.stream().map(Stock::id).toList()));
	}

	private Instance start(String service) {
		Instance instance = Instance.of(service, this.broker, this.store);
		if (service.equals("tickets")) {
			instance.hears((event) -> this.heard.add(event.ticketId()));
		}
		return instance.start().ready();
	}

}
