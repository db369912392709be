package dev.ticketing.messaging;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketing.events.EventType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.nats.client.JetStreamApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies at the broker for this service: events that it has not handled yet, and dead
 * letters.
 */
final class MessagingMeters implements MeterBinder {

	private static final Logger logger = LoggerFactory.getLogger(MessagingMeters.class);

	private final AtomicLong letters = new AtomicLong();

	private final String service;

	private final EventConsumers consumers;

	private final DeadLetters deadLetters;

	MessagingMeters(String service, EventConsumers consumers, DeadLetters deadLetters) {
		this.service = service;
		this.consumers = consumers;
		this.deadLetters = deadLetters;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.consumers.each((consumer) -> Gauge.builder("ticketing.events.waiting", consumer, StreamConsumer::waiting)
			.description("Events in a stream that this service has not handled yet")
			.tag("stream", consumer.context())
			.register(registry));
		Gauge.builder("ticketing.dead.letters", this.letters, AtomicLong::get)
			.description("Events that this service gave up on and nobody has replayed")
			.register(registry);
		known(registry);
	}

	// From the start, so that the first one is an increase, and a graph shows 0 before
	// it.
	private void known(MeterRegistry registry) {
		Reception.OUTCOMES.forEach((outcome) -> Reception.counter(registry, outcome));
		EventType.all()
			.stream()
			.filter((type) -> type.context().equals(this.service))
			.forEach((type) -> OutboxRelay.counter(registry, type.name()));
	}

	/**
	 * Counts the dead letters, if the broker can be asked.
	 */
	void count() {
		try {
			this.letters.set(this.deadLetters.count());
		}
		catch (IOException | JetStreamApiException ex) {
			logger.debug("Dead letters can't be counted: {}", ex.toString());
		}
	}

}
