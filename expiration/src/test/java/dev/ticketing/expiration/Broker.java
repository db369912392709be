package dev.ticketing.expiration;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;
import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.OrderEvent;
import dev.ticketing.events.OrderEvent.OrderCreated;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.ErrorListener;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.OrderedConsumerConfiguration;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.awaitility.Awaitility;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The other services, as seen from expiration: tells what happens to orders, and keeps
 * what is told about deadlines.
 */
public final class Broker implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, List<Told>> told = new ConcurrentHashMap<>();

	private final Connection connection;

	private Broker(Connection connection) {
		this.connection = connection;
	}

	/**
	 * Connects to a broker that has the service's streams already.
	 */
	static Broker at(String url) {
		try {
			Options options = Options.builder().server(url).errorListener(new ErrorListener() {
			}).maxReconnects(-1).reconnectWait(Duration.ofMillis(100)).build();
			Broker broker = new Broker(Nats.connect(options));
			broker.connection.getStreamContext("EXPIRATION")
				.createOrderedConsumer(new OrderedConsumerConfiguration())
				.consume(ConsumeOptions.builder().expiresIn(1000).build(), broker::hear);
			return broker;
		}
		catch (IOException | InterruptedException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void hear(Message message) {
		ExpirationCompleted event = JSON.readValue(message.getData(), ExpirationCompleted.class);
		this.told.computeIfAbsent(event.orderId(), (id) -> new CopyOnWriteArrayList<>())
			.add(new Told(Instant.parse(message.getHeaders().getFirst("ce-time")), Instant.now(), event));
	}

	/**
	 * Tells an event. Telling it again is a message of its own, as after a lost
	 * acknowledgement.
	 */
	public void tell(OrderEvent event) {
		EventType type = EventType.of(((Event) event).getClass());
		Headers headers = new Headers().put("ce-type", type.type()).put("ce-subject", event.aggregateId());
		try {
			this.connection.jetStream()
				.publish(NatsMessage.builder()
					.subject(type.subject(event.aggregateId()))
					.headers(headers)
					.data(JSON.writeValueAsBytes(event))
					.build());
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What has been told about an order's deadline until now.
	 */
	public List<Told> about(String orderId) {
		return this.told.getOrDefault(orderId, List.of());
	}

	/**
	 * Waits until each of these orders' deadlines has been told of.
	 */
	public void awaitAll(List<OrderCreated> orders, Duration patience) {
		Awaitility.await("all deadlines to be told of")
			.atMost(patience)
			.until(() -> orders.stream().noneMatch((order) -> about(order.order().id()).isEmpty()));
	}

	/**
	 * Fails unless each of these orders' deadlines was told of once, and after it had
	 * passed.
	 */
	public void assertToldOnceAndNotEarly(List<OrderCreated> orders) {
		assertThat(orders).allSatisfy((order) -> {
			List<Told> told = about(order.order().id());
			assertThat(told).hasSize(1);
			assertThat(told.getFirst().time()).isAfterOrEqualTo(order.order().expiresAt());
			assertThat(told.getFirst().heard()).isAfterOrEqualTo(order.order().expiresAt());
		});
	}

	/**
	 * How late each of these orders' deadlines was told of, the shortest first.
	 */
	public List<Duration> latenesses(List<OrderCreated> orders) {
		return orders.stream().map((order) -> about(order.order().id()).getFirst().lateness()).sorted().toList();
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * An event about a deadline.
	 *
	 * @param time when it happened, as it says itself
	 * @param heard when it came in here
	 */
	public record Told(Instant time, Instant heard, ExpirationCompleted event) {

		public Duration lateness() {
			return Duration.between(this.event.expiresAt(), this.time);
		}

	}

}
