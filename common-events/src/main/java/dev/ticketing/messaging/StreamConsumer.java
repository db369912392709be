package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.ticketing.events.EventType;
import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The durable pull consumer of one service on one stream. All instances of the service
 * share it, so each event is handled by one of them.
 */
final class StreamConsumer {

	private static final Logger logger = LoggerFactory.getLogger(StreamConsumer.class);

	private static final Duration PULL = Duration.ofSeconds(5);

	private static final Duration ELSEWHERE = Duration.ofSeconds(1);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private final String durable;

	private final String context;

	private final String filter;

	private final NatsSettings settings;

	private final Lanes lanes;

	private final Delivery delivery;

	private final Bursts<Message> bursts = new Bursts<>(PAUSE, (burst) -> burst.forEach(this::handle));

	private @Nullable MessageConsumer messages;

	private @Nullable Dispatcher dispatcher;

	private volatile long waiting;

	private long reconnects;

	private volatile boolean stopping;

	StreamConsumer(String service, List<EventType> types, NatsSettings settings, Lanes lanes, Delivery delivery) {
		this.context = types.getFirst().context();
		this.durable = service + "-" + this.context;
		this.filter = filter(this.context, types);
		this.settings = settings;
		this.lanes = lanes;
		this.delivery = delivery;
	}

	/**
	 * One subject that covers all types. Servers before 2.10 take only one, and an event
	 * more costs only a skip.
	 */
	static String filter(String context, List<EventType> types) {
		List<String> kinds = types.stream()
			.map((type) -> type.name().substring(0, type.name().indexOf('.')))
			.distinct()
			.toList();
		return (kinds.size() == 1) ? "ticketing." + context + "." + kinds.getFirst() + ".>"
				: "ticketing." + context + ".>";
	}

	String context() {
		return this.context;
	}

	/**
	 * How many events it has not handled yet, as of the last look.
	 */
	long waiting() {
		return this.waiting;
	}

	/**
	 * Makes sure that events come in, also after the broker has forgotten the consumer,
	 * or, restarted, what it was asked for. The client would notice the latter by itself,
	 * but only after several missing heartbeats.
	 */
	void ensure(Connection connection) throws IOException, JetStreamApiException {
		MessageConsumer current = this.messages;
		long reconnects = connection.getStatistics().getReconnects();
		if (current != null && !current.isFinished() && this.reconnects == reconnects && known(connection)) {
			return;
		}
		drop(connection, current);
		this.stopping = false;
		Dispatcher dispatcher = connection.createDispatcher();
		this.dispatcher = dispatcher;
		this.messages = connection.getStreamContext(Streams.of(this.context))
			.createOrUpdateConsumer(configuration())
			.consume(ConsumeOptions.builder()
				.batchSize(this.settings.maxAckPending())
				.expiresIn(PULL.toMillis())
				.build(), dispatcher, this.bursts::add);
		this.reconnects = reconnects;
	}

	private void drop(Connection connection, @Nullable MessageConsumer current) {
		Dispatcher before = this.dispatcher;
		this.messages = null;
		this.dispatcher = null;
		try {
			if (current != null) {
				current.close();
			}
			if (before != null) {
				connection.closeDispatcher(before);
			}
		}
		catch (Exception ex) {
			logger.debug("{} was gone already: {}", this.durable, ex.toString());
		}
	}

	private boolean known(Connection connection) throws IOException, JetStreamApiException {
		try {
			ConsumerInfo info = connection.jetStreamManagement()
				.getConsumerInfo(Streams.of(this.context), this.durable);
			this.waiting = info.getNumPending() + info.getNumAckPending();
			return true;
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() == 404) {
				return false;
			}
			throw ex;
		}
	}

	private ConsumerConfiguration configuration() {
		return ConsumerConfiguration.builder()
			.durable(this.durable)
			.filterSubject(this.filter)
			.deliverPolicy(DeliverPolicy.All)
			.ackPolicy(AckPolicy.Explicit)
			.ackWait(this.settings.ackWait())
			.maxAckPending(this.settings.maxAckPending())
			.maxDeliver(-1) // the reader decides which delivery is the last one, after
							// telling the dead letters
			.build();
	}

	private void handle(Message message) {
		if (this.stopping) {
			message.nakWithDelay(ELSEWHERE);
			return;
		}
		String aggregate = EventHeaders.first(message, EventHeaders.AGGREGATE);
		this.lanes.run((aggregate != null) ? aggregate : message.getSubject(), () -> this.delivery.handle(message));
	}

	/**
	 * Takes no more events: those begun are still handled, those on their way here are
	 * for another instance, or for the time after the restart.
	 */
	void stop() {
		this.stopping = true;
		MessageConsumer current = this.messages;
		this.messages = null;
		if (current != null) {
			current.stop();
			drain();
			this.bursts.flush();
		}
	}

	/**
	 * Asks the broker to send no more; what comes until it has heard that is given back.
	 */
	private void drain() {
		Dispatcher current = this.dispatcher;
		try {
			if (current != null) {
				current.drain(Duration.ofSeconds(2));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IllegalStateException ex) {
			logger.debug("{} was gone already: {}", this.durable, ex.toString());
		}
	}

}
