package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.bson.types.ObjectId;

/**
 * How long after an order was decided another service has its event in hand: with both
 * writes to the store in between. Beside it, in the same minutes, messages of the same
 * size that go through the same broker and nothing else.
 */
final class EventLag {

	private static final String SCENARIO = "Event lag";

	private static final String STREAM = "BENCH";

	private EventLag() {
	}

	/**
	 * @param perSecond how many reserve
	 * @param bound how many times the bare broker's the lag should be at most, or 0
	 */
	static void run(Shop shop, Results results, double perSecond, Duration each, int rounds, double bound) {
		Latencies ours = new Latencies();
		Latencies bare = new Latencies();
		int quantity = 10_000;
		String ticket = shop.offer(quantity);
		shop.settle();
		Queue<String> orders = new ConcurrentLinkedQueue<>();
		for (int round = 0; round < rounds; round++) {
			try (Events events = Events.of(shop.target(), "ORDERS", "ticketing.orders.order.created.>",
					(message) -> note(message, ours))) {
				Shop.await("a reader", events::listening);
				results.onlyStatuses(SCENARIO, reserve(shop, ticket, orders, perSecond, each), 201);
				shop.settle();
			}
			bare(shop.target(), bare, perSecond, each);
		}
		results.violations(StockCheck.of(shop, ticket, quantity, orders));
		if (ours.count() < orders.size()) {
			results.violations(List.of("%d orders, and %d events of them".formatted(orders.size(), ours.count())));
		}
		row(shop, results, "order.created at %.0f/s".formatted(perSecond), ours);
		row(shop, results, "bare broker at %.0f/s".formatted(perSecond), bare);
		if (bound > 0) {
			results.atMost("Event lag p99 at %.0f/s, %s: times the bare broker's".formatted(perSecond, shop.target()),
					ours.millis(0.99) / bare.millis(0.99), bound);
		}
	}

	/**
	 * Has people come at that rate for a while. What comes alone takes other ways through
	 * the services than what comes in a crowd.
	 */
	static void warmUp(Shop shop, Results results, double perSecond, Duration time) {
		int quantity = 10_000;
		String ticket = shop.offer(quantity);
		Queue<String> orders = new ConcurrentLinkedQueue<>();
		results.onlyStatuses(SCENARIO, reserve(shop, ticket, orders, perSecond, time), 201);
		shop.settle();
		results.violations(StockCheck.of(shop, ticket, quantity, orders));
	}

	private static void row(Shop shop, Results results, String arm, Latencies lag) {
		results.row(SCENARIO, shop.target(), arm)
			.with("p50 ms", lag.millis(0.5))
			.with("p99 ms", lag.millis(0.99))
			.with("p99.9 ms", lag.millis(0.999))
			.with("longest ms", lag.longestMillis());
	}

	private static Load reserve(Shop shop, String ticket, Queue<String> orders, double perSecond, Duration time) {
		return Load.open(shop.target().port(), perSecond, time,
				(wire) -> shop.buyers().next().reserve(wire, ticket, 1, orders));
	}

	private static void note(Message message, Latencies lag) {
		Instant decided = Instant.parse(message.getHeaders().getFirst("ce-time"));
		lag.record(Duration.between(decided, Instant.now()).toNanos());
	}

	private static void bare(Target target, Latencies lag, double perSecond, Duration time) {
		try {
			Connection connection = Events.connect(target);
			connection.jetStreamManagement()
				.addStream(StreamConfiguration.builder()
					.name(STREAM)
					.subjects("bench.>")
					.storageType(StorageType.File)
					.duplicateWindow(Duration.ofMinutes(2))
					.build());
			try (Events events = Events.of(target, STREAM, "bench.>", (message) -> note(message, lag))) {
				Shop.await("a reader", events::listening);
				long count = (long) (perSecond * time.toMillis() / 1000);
				long before = lag.count();
				long began = System.nanoTime();
				for (long i = 0; i < count; i++) {
					long due = began + (long) (i * 1e9 / perSecond);
					LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
					publish(connection);
				}
				Shop.await("the bare messages", () -> lag.count() == before + count);
			}
			connection.jetStreamManagement().deleteStream(STREAM);
			connection.close();
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void publish(Connection connection) throws IOException {
		String id = new ObjectId().toHexString();
		Headers headers = new Headers().put("ce-specversion", "1.0")
			.put("ce-id", id)
			.put("ce-type", "bench")
			.put("ce-subject", id)
			.put("ce-time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
		connection.jetStream()
			.publishAsync(NatsMessage.builder().subject("bench." + id).headers(headers).data("x".repeat(450)).build(),
					PublishOptions.builder().messageId(id).build());
	}

}
