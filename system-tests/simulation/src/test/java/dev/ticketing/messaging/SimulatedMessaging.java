package dev.ticketing.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Outbox, relay, sweep and subscriptions as they are, without a broker and without
 * threads of their own.
 */
public final class SimulatedMessaging {

	private static final NatsSettings SETTINGS = new Binder(new MapConfigurationPropertySource())
		.bindOrCreate("ticketing.nats", NatsSettings.class);

	private final OutboxRelay relay;

	private final Outbox outbox;

	private final OutboxSweep sweep;

	private Subscriptions subscriptions = new Subscriptions(List.of());

	/**
	 * @param broker takes an event, or throws
	 */
	public SimulatedMessaging(MongoOperations mongo, Consumer<Envelope> broker, Clock clock, MeterRegistry meters) {
		EventTransport transport = new EventTransport() {

			@Override
			public CompletableFuture<Void> publish(PendingEvent event) {
				try {
					broker.accept(Envelope.of(event));
					return CompletableFuture.completedFuture(null);
				}
				catch (RuntimeException ex) {
					return CompletableFuture.failedFuture(ex);
				}
			}

			@Override
			public boolean ready() {
				return true;
			}

		};
		this.relay = new OutboxRelay(mongo, transport, meters);
		this.outbox = new Outbox(mongo, this.relay);
		this.sweep = new OutboxSweep(mongo, this.relay, transport, clock, SETTINGS, meters);
	}

	public Outbox outbox() {
		return this.outbox;
	}

	public void subscribe(Iterable<EventSubscriptions> features) {
		this.subscriptions = new Subscriptions(features);
	}

	/**
	 * The types of events that are heard.
	 */
	public Set<String> types() {
		return this.subscriptions.byContext()
			.values()
			.stream()
			.flatMap(List::stream)
			.map(EventType::type)
			.collect(Collectors.toSet());
	}

	/**
	 * Does about an event what its subscribers do.
	 */
	public void handle(Envelope event) {
		this.subscriptions.handlers(event.type())
			.forEach((handler) -> handler.bind(event.data().getBytes(StandardCharsets.UTF_8)).run());
	}

	public boolean hasQueued() {
		return this.relay.hasQueued();
	}

	public void publishQueued() {
		this.relay.publishQueued();
	}

	public void sweep() {
		this.sweep.sweep();
	}

	/**
	 * An event on the wire.
	 */
	public record Envelope(String type, String aggregateId, long version, String data) {

		/**
		 * An event as its owner would send it.
		 */
		public static Envelope of(Event event) {
			return new Envelope(EventType.of(event.getClass()).type(), event.aggregateId(), event.version(),
					EventJson.write(event));
		}

		private static Envelope of(PendingEvent event) {
			return new Envelope(event.type(), event.aggregateId(), event.version(), event.data());
		}

		/**
		 * The event itself.
		 */
		public Event read() {
			return EventJson.read(this.data.getBytes(StandardCharsets.UTF_8),
					EventType.named(this.type).orElseThrow().payload());
		}

		@Override
		public String toString() {
			return this.type.replace("dev.ticketing.", "") + " " + this.aggregateId + "#" + this.version;
		}

	}

}
