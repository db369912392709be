package dev.ticketing.messaging;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

/**
 * A broker that has lost everything gets it back from the databases.
 */
class RepublishIntegrationTests {

	private static final int MANY = 600;

	private final Store store = new Store();

	private final Map<String, AvailabilityChanged> copies = new ConcurrentHashMap<>();

	private Broker broker;

	private List<Stock> stocks;

	@BeforeEach
	void fill() {
		this.broker = Broker.start();
		try (Instance orders = orders().ready()) {
			this.stocks = IntStream.rangeClosed(1, MANY).mapToObj(Stock::of).toList();
			orders.outbox().insertAll(this.stocks);
			this.stocks.stream()
				.limit(50)
				.forEach((stock) -> orders.outbox().save(this.store.load(stock.id()).free(7)));
			await().until(this.store::nothingPending);
		}
	}

	@AfterEach
	void end() {
		this.broker.close();
	}

	@Test
	void aReaderThatIsNewEndsInTheSameStateThoughTheBrokerHasLostAll() {
		this.broker.kill();
		this.broker.loseEverything();
		this.broker.startAgain();
		try (Instance orders = orders().ready(); Instance fresh = reader("fresh").ready()) {
			assertThat(this.copies).isEmpty();
			assertThat(told(orders)).isEqualTo(Map.of("availability.changed", (long) MANY));
			await().until(() -> this.copies.size() == MANY);
			assertThat(copied()).isEqualTo(stored());
			assertThat(fresh.isReady()).isTrue();
		}
	}

	@Test
	void tellingItAgainChangesNothingForWhoKnowsItAndNewsGoOnMeanwhile() {
		try (Instance orders = orders().ready(); Instance _ = reader("knowing").ready()) {
			await().until(() -> copied().equals(stored()));
			Thread again = Thread.ofVirtual().start(() -> told(orders));
			this.stocks.stream()
				.limit(100)
				.forEach((stock) -> orders.outbox().save(this.store.load(stock.id()).free(3)));
			await().until(() -> !again.isAlive());
			told(orders);
			await().until(this.store::nothingPending);
			await().until(() -> copied().equals(stored()));
		}
	}

	@Test
	void whatAReaderHasHeardSinceABackupDoesNotHideWhatHappensAfterItIsRestored() {
		Stock stock = this.store.load(this.stocks.getLast().id());
		try (Instance orders = orders().ready(); Instance _ = reader("ahead").ready()) {
			await().until(() -> this.copies.size() == MANY);
			this.copies.put(stock.id(), new AvailabilityChanged(stock.id(), 1, 2, 3, 17));
			orders.get(RepublishEndpoint.class).republish(1000L);
			await().until(() -> this.copies.get(stock.id()).free() == MANY);
			orders.outbox().save(this.store.load(stock.id()).free(5));
			await().until(() -> this.copies.get(stock.id()).free() == 5);
			assertThat(this.copies.get(stock.id()).version()).isEqualTo(1002);
		}
	}

	@Test
	void saysThatThereIsNoBroker() {
		try (Instance orders = orders().ready()) {
			this.broker.kill();
			await().until(() -> !orders.isReady());
			assertThatIllegalStateException().isThrownBy(() -> told(orders)).withMessageContaining("NATS");
		}
	}

	private static Map<String, Long> told(Instance orders) {
		RepublishEndpoint.Republished result = orders.get(RepublishEndpoint.class).republish(null);
		assertThat(result.failed()).isEmpty();
		return result.published();
	}

	private Instance orders() {
		return Instance.of("orders", this.broker, this.store).start();
	}

	// As replicas do: the highest version stays.
	private Instance reader(String name) {
		return Instance.of(name, this.broker, new Store())
			.hears((event) -> this.copies.merge(event.ticketId(), event,
					(had, come) -> (come.version() > had.version()) ? come : had))
			.start();
	}

	private Map<String, List<Long>> copied() {
		return this.copies.values()
			.stream()
			.collect(Collectors.toMap(AvailabilityChanged::ticketId,
					(copy) -> List.of((long) copy.free(), copy.version())));
	}

	private Map<String, List<Long>> stored() {
		return this.store.mongo()
			.findAll(Stock.class)
			.stream()
			.collect(Collectors.toMap(Stock::id, (stock) -> List.of((long) stock.free(), stock.version())));
	}

}
