package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

import io.nats.client.Connection;
import io.nats.client.ConsumeOptions;
import io.nats.client.ConsumerContext;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.MessageConsumer;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import org.bson.types.ObjectId;

/**
 * Listens to a stream from now on, as the services do.
 */
final class Events implements AutoCloseable {

	private final Connection connection;

	private final MessageConsumer consumer;

	private final String stream;

	private final String name;

	private Events(Connection connection, MessageConsumer consumer, String stream, String name) {
		this.connection = connection;
		this.consumer = consumer;
		this.stream = stream;
		this.name = name;
	}

	/**
	 * @param subject which messages
	 */
	static Events of(Target target, String stream, String subject, Consumer<Message> each) {
		try {
			String name = "bench-" + new ObjectId().toHexString();
			Connection connection = connect(target);
			ConsumerContext context = connection.getStreamContext(stream)
				.createOrUpdateConsumer(ConsumerConfiguration.builder()
					.name(name)
					.filterSubject(subject)
					.deliverPolicy(DeliverPolicy.New)
					.ackPolicy(AckPolicy.Explicit)
					.maxAckPending(1000)
					.inactiveThreshold(Duration.ofMinutes(1))
					.build());
			MessageConsumer consumer = context.consume(ConsumeOptions.builder().batchSize(256).build(), (message) -> {
				each.accept(message);
				message.ack();
			});
			return new Events(connection, consumer, stream, name);
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean listening() {
		return !this.consumer.isFinished();
	}

	static Connection connect(Target target) throws IOException {
		try {
			return Nats.connect(Options.builder().server(target.nats()).build());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.consumer.close();
			// Left behind, it would look like a reader that never gets done.
			this.connection.jetStreamManagement().deleteConsumer(this.stream, this.name);
			this.connection.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
