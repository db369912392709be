package dev.ticketing.messaging;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.tracing.Traceparent;
import io.micrometer.core.instrument.MeterRegistry;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class OutboxIntegrationTests {

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

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
	void stateAndEventAreOneDocumentWrite() {
		try (Instance orders = Instance.of("orders", broker, this.store).carriedBy(new Nowhere()).start()) {
			Stock stock = orders.outbox().insert(Stock.of(7));
			orders.outbox().save(this.store.load(stock.id()).free(6));
			assertThat(this.store.writes()).containsExactly("insert", "update");
			Document stored = this.store.raw(stock.id());
			assertThat(stored.getInteger("free")).isEqualTo(6);
			assertThat(stored.getLong("version")).isEqualTo(2);
			assertThat(stored.getDate("pendingSince")).isNotNull();
			assertThat(stored.getList("outbox", Document.class)).extracting((event) -> event.getString("data"))
				.satisfiesExactly((first) -> assertThat(first).contains("\"free\":7", "\"version\":1"),
						(second) -> assertThat(second).contains("\"free\":6", "\"version\":2"));
		}
	}

	@Test
	void publishesAtOnceAsACloudEvent() {
		try (Instance orders = Instance.of("orders", broker, this.store).set("sweep-age", "1h").start().ready()) {
			Stock stock = new Stock(Broker.id());
			Traceparent.within(TRACE, () -> orders.outbox().insert(stock.tell(change(stock))));
			MessageInfo message = published(stock).getFirst();
			assertThat(new String(message.getData())).isEqualTo(
					"{\"ticketId\":\"%s\",\"free\":5,\"held\":0,\"sold\":0,\"version\":1}".formatted(stock.id()));
			Headers headers = message.getHeaders();
			assertThat(headers.getFirst("ce-specversion")).isEqualTo("1.0");
			assertThat(headers.getFirst("ce-id")).matches("[0-9a-f]{24}").isEqualTo(headers.getFirst("Nats-Msg-Id"));
			assertThat(headers.getFirst("ce-type")).isEqualTo("dev.ticketing.availability.changed.v1");
			assertThat(headers.getFirst("ce-source")).isEqualTo("/orders");
			assertThat(headers.getFirst("ce-subject")).isEqualTo(stock.id());
			assertThat(headers.getFirst("ce-time")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
			assertThat(headers.getFirst("ce-sequence")).isEqualTo("1");
			assertThat(headers.getFirst("Content-Type")).isEqualTo("application/json");
			assertThat(headers.getFirst("traceparent")).isEqualTo(TRACE);
		}
	}

	@Test
	void removesEventAndMarkAfterTheAcknowledgement() {
		try (Instance orders = Instance.of("orders", broker, this.store).set("sweep-age", "1h").start().ready()) {
			Stock stock = orders.outbox().insert(Stock.of(5));
			await().until(this.store::nothingPending);
			assertThat(this.store.raw(stock.id())).doesNotContainKeys("outbox", "pendingSince")
				.containsEntry("free", 5)
				.containsEntry("version", 1L);
			assertThat(orders.get(MeterRegistry.class)
				.get("ticketing.events.published")
				.tag("type", "availability.changed")
				.counter()
				.count()).isEqualTo(1);
		}
	}

	@Test
	void keepsEventAndMarkUntilTheAcknowledgement() {
		Nowhere transport = new Nowhere();
		try (Instance orders = Instance.of("orders", broker, this.store).carriedBy(transport).start()) {
			orders.outbox().insert(Stock.of(5));
			await().until(() -> transport.asked > 0);
			assertThat(this.store.nothingPending()).isFalse();
		}
	}

	@Test
	void sweepsWhatACrashLeftBeforePublishing() {
		Stock stock = this.store.mongo().insert(Stock.of(5));
		try (Instance orders = Instance.of("orders", broker, this.store).start()) {
			await().until(this.store::nothingPending);
			assertThat(broker.sequences(stock.id())).containsExactly("1");
			assertThat(orders.get(MeterRegistry.class).get("ticketing.outbox.oldest.age").gauge().value())
				.isNotNegative();
		}
	}

	@Test
	void publishesAgainUnderTheSameIdWhatACrashLeftBeforeRemoving() throws Exception {
		Stock stock = this.store.mongo().insert(Stock.of(5));
		try (Instance orders = Instance.of("orders", broker, this.store).set("sweep-age", "1h").start().ready()) {
			orders.get(EventTransport.class).publish(stock.pendingEvents().getFirst()).join();
			assertThat(this.store.nothingPending()).isFalse();
		}
		try (Instance orders = Instance.of("orders", broker, this.store).start().ready()) {
			await().until(this.store::nothingPending);
			assertThat(orders.isReady()).isTrue();
			assertThat(published(stock)).singleElement()
				.satisfies((message) -> assertThat(message.getHeaders().getFirst("ce-id"))
					.isEqualTo(stock.pendingEvents().getFirst().eventId()));
		}
	}

	@Test
	void cleansTheMarkOfAnAggregateWithoutEvents() {
		Stock stock = this.store.mongo().insert(Stock.of(5));
		this.store.mongo()
			.getCollection("stocks")
			.updateOne(new Document("_id", stock.id()), Document.parse("{$set: {outbox: []}}"));
		try (Instance orders = Instance.of("orders", broker, this.store).start().ready()) {
			await().until(this.store::nothingPending);
			assertThat(orders.isReady()).isTrue();
			assertThat(broker.sequences(stock.id())).isEmpty();
		}
	}

	@Test
	void storesAndPublishesManyAtOnce() {
		try (Instance orders = Instance.of("orders", broker, this.store).set("sweep-age", "1h").start().ready()) {
			List<Stock> stocks = List.of(Stock.of(1), Stock.of(2), Stock.of(3));
			orders.outbox().insertAll(stocks);
			assertThat(this.store.writes()).startsWith("insert").filteredOn("insert"::equals).hasSize(1);
			await().until(this.store::nothingPending);
			assertThat(stocks).allSatisfy((stock) -> assertThat(broker.sequences(stock.id())).containsExactly("1"));
		}
	}

	@Test
	void publishesTheStoredPartOfManyOfWhichOneWasThereAlready() {
		try (Instance orders = Instance.of("orders", broker, this.store).start().ready()) {
			Stock there = orders.outbox().insert(Stock.of(1));
			Stock stored = Stock.of(2);
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(
					() -> orders.outbox().insertAll(List.of(stored, new Stock(there.id()).free(9), Stock.of(3))));
			await().until(() -> broker.sequences(stored.id()).equals(List.of("1")));
			assertThat(this.store.load(there.id()).free()).isEqualTo(1);
		}
	}

	@Test
	void tellsNothingOfAChangeThatCameTooLate() {
		try (Instance orders = Instance.of("orders", broker, this.store).start().ready()) {
			String id = orders.outbox().insert(Stock.of(3)).id();
			Stock late = this.store.load(id);
			orders.outbox().save(this.store.load(id).free(2));
			assertThatExceptionOfType(OptimisticLockingFailureException.class)
				.isThrownBy(() -> orders.outbox().save(late.free(1)));
			await().until(this.store::nothingPending);
			assertThat(broker.sequences(id)).containsExactly("1", "2");
			assertThat(this.store.load(id).free()).isEqualTo(2);
		}
	}

	private List<MessageInfo> published(Stock stock) {
		String subject = "ticketing.orders.availability.changed.v1." + stock.id();
		await().until(() -> !broker.messages("ORDERS", subject).isEmpty());
		return broker.messages("ORDERS", subject);
	}

	private static AvailabilityChanged change(Stock stock) {
		return new AvailabilityChanged(stock.id(), 5, 0, 0, 1);
	}

	/**
	 * Takes events and never says that they have arrived.
	 */
	private static final class Nowhere implements EventTransport {

		private volatile int asked;

		@Override
		public CompletableFuture<Void> publish(PendingEvent event) {
			this.asked++;
			return CompletableFuture.failedFuture(new IllegalStateException("nowhere"));
		}

		@Override
		public boolean ready() {
			return true;
		}

	}

}
