package dev.ticketing.messaging;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketing.events.EventType;
import dev.ticketing.tracing.Traceparent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.nats.client.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is told of the events that come in: each is handled in the trace that it began in,
 * counted by what became of it, and timed from when it happened.
 */
final class Reception {

	/** What can become of an event. */
	static final List<String> OUTCOMES = List.of("handled", "skipped", "early", "retried", "dead");

	private static final Logger logger = LoggerFactory.getLogger(Reception.class);

	// Bounds that alerts and dashboards can ask for, and no more, in milliseconds.
	private static final Duration[] BOUNDS = java.util.stream.LongStream
		.of(10, 25, 50, 100, 250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000)
		.mapToObj(Duration::ofMillis)
		.toArray(Duration[]::new);

	private final Map<String, Timer> lags = new ConcurrentHashMap<>();

	private final MeterRegistry meters;

	private final ObservationRegistry observations;

	private final Clock clock;

	Reception(MeterRegistry meters, ObservationRegistry observations, Clock clock) {
		this.meters = meters;
		this.observations = observations;
		this.clock = clock;
	}

	/**
	 * Runs a task as a part of the message's trace.
	 */
	void trace(Message message, Runnable task) {
		ReceiverContext<Message> received = new ReceiverContext<>(
				(carrier, header) -> (carrier != null) ? EventHeaders.first(carrier, header) : null, Kind.CONSUMER);
		received.setCarrier(message);
		received.setRemoteServiceName("nats");
		String type = name(message);
		Observation observation = Observation
			.createNotStarted("ticketing.events.handling", () -> received, this.observations)
			.contextualName("handle " + type)
			.lowCardinalityKeyValue("type", type)
			.highCardinalityKeyValue("subject", message.getSubject());
		Traceparent.within(EventHeaders.first(message, Traceparent.NAME), () -> observation.observe(task));
	}

	void count(String outcome) {
		counter(this.meters, outcome).increment();
	}

	static Counter counter(MeterRegistry meters, String outcome) {
		return meters.counter("ticketing.events.received", "outcome", outcome);
	}

	/**
	 * Counts an event that had its effect, and how long after it happened.
	 */
	void handled(Message message) {
		count("handled");
		String time = EventHeaders.first(message, EventHeaders.TIME);
		try {
			if (time != null) {
				this.lags.computeIfAbsent(name(message), this::lag)
					.record(Duration.between(Instant.parse(time), this.clock.instant()));
			}
		}
		catch (DateTimeException ex) {
			logger.debug("{} has no time: {}", message.getSubject(), ex.toString());
		}
	}

	private Timer lag(String type) {
		return Timer.builder("ticketing.events.lag")
			.tag("type", type)
			.serviceLevelObjectives(BOUNDS)
			.register(this.meters);
	}

	private static String name(Message message) {
		String type = EventHeaders.first(message, EventHeaders.TYPE);
		return (type != null) ? EventType.named(type).map(EventType::name).orElse("unknown") : "unknown";
	}

}
