package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * All consumers of a service, and the streams it needs. Looks after them again and again,
 * since a broker may come late, go away, or come back empty.
 */
final class EventConsumers implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(EventConsumers.class);

	private final String service;

	private final NatsConnection nats;

	private final Streams streams;

	private final Lanes lanes;

	private final List<StreamConsumer> consumers;

	private volatile boolean running;

	private volatile boolean ready;

	private String told = "";

	EventConsumers(String service, NatsConnection nats, Streams streams, Lanes lanes, List<StreamConsumer> consumers) {
		this.service = service;
		this.nats = nats;
		this.streams = streams;
		this.lanes = lanes;
		this.consumers = consumers;
	}

	/**
	 * Brings up what is missing.
	 */
	synchronized void look() {
		if (!this.running) {
			return;
		}
		try {
			Connection connection = this.nats.current().orElseThrow(() -> new IOException("not connected"));
			bringUp(connection);
			if (!this.ready) {
				logger.info("Listening to {}", this.consumers.stream().map(StreamConsumer::context).toList());
			}
			this.ready = true;
			this.told = "";
		}
		catch (IOException | JetStreamApiException | RuntimeException ex) {
			tell(ex);
			this.ready = false;
		}
	}

	/**
	 * Once for each reason: this happens twice a second. Being out of reach is told by
	 * the connection itself.
	 */
	private void tell(Exception ex) {
		String why = BrokerTrouble.of(ex);
		if (!this.told.equals(why) && (this.ready || this.nats.current().isPresent())) {
			logger.warn("Events don't come in: {}; trying on", why);
			this.told = why;
		}
	}

	private void bringUp(Connection connection) throws IOException, JetStreamApiException {
		this.streams.ensureDeadLetters(connection);
		this.streams.ensureContext(connection, this.service);
		for (StreamConsumer consumer : this.consumers) {
			this.streams.ensureContext(connection, consumer.context());
			consumer.ensure(connection);
		}
	}

	void each(Consumer<StreamConsumer> action) {
		this.consumers.forEach(action);
	}

	/**
	 * Whether events can come in and go out.
	 */
	boolean ready() {
		return this.ready && this.nats.current().isPresent();
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		synchronized (this) {
			this.running = false;
			this.ready = false;
			this.consumers.forEach(StreamConsumer::stop);
		}
		this.lanes.awaitIdle(Duration.ofSeconds(10));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return MessagingPhases.CONSUMERS;
	}

}
