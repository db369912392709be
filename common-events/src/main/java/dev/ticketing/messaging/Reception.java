package dev.ticketing.messaging;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import dev.ticketing.events.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.nats.client.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of the events that come in: each is counted by what became of it, and
 * timed from when it happened.
 */
final class Reception {

	private static final Logger logger = LoggerFactory.getLogger(Reception.class);

	// Bounds that alerts and dashboards can ask for, and no more, in milliseconds.
	private static final Duration[] BOUNDS = java.util.stream.LongStream
		.of(10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
		.mapToObj(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final MeterRegistry meters;

	private final Clock clock;

	Reception(MeterRegistry meters, Clock clock) {
		this.meters = meters;
		this.clock = clock;
	}

	void count(String outcome) {
		this.meters.counter("ticketing.events.received", "outcome", outcome).increment();
	}

	/**
	 * Counts an event that had its effect, and how long after it happened.
	 */
	void handled(Message message) {
		count("handled");
		String time = EventHeaders.first(message, EventHeaders.TIME);
		try {
			if (time != null) {
				Timer.builder("ticketing.events.lag")
					.tag("type", name(message))
					.serviceLevelObjectives(BOUNDS)
					.register(this.meters)
					.record(Duration.between(Instant.parse(time), this.clock.instant()));
			}
		}
		catch (DateTimeException ex) {
			logger.debug("{} has no time: {}", message.getSubject(), ex.toString());
		}
	}

	private static String name(Message message) {
		String type = EventHeaders.first(message, EventHeaders.TYPE);
		return (type != null) ? EventType.named(type).map(EventType::name).orElse("unknown") : "unknown";
	}

}
