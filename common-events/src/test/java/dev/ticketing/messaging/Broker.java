package dev.ticketing.messaging;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import dev.ticketing.testing.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import org.bson.types.ObjectId;

import org.springframework.util.FileSystemUtils;

/**
 * A NATS of this test's own, so that it can be killed and can lose its data.
 */
final class Broker implements AutoCloseable {

	private final Path data;

	private final AtomicReference<Integer> port = new AtomicReference<>();

	private final ServerProcess process;

	private Broker(String program, Path data) {
		this.data = data;
		this.process = ServerProcess.start((free) -> {
			this.port.set(free);
			return List.of(program, "-a", "127.0.0.1", "-p", "" + free, "-js", "-sd", data.toString());
		});
	}

	static Broker start() {
		return start("nats-server");
	}

	static Broker start(String program) {
		try {
			return new Broker(program, Files.createTempDirectory("ticketing-broker"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Every server on the PATH: an old and a new one behave differently after a restart.
	 */
	static List<String> programs() {
		return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> new File(folder, "nats-server"))
			.filter(File::canExecute)
			.map(Broker::canonical)
			.distinct()
			.toList();
	}

	private static String canonical(File file) {
		try {
			return file.getCanonicalPath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String url() {
		return "nats://127.0.0.1:" + this.port.get();
	}

	void kill() {
		this.process.kill();
	}

	void startAgain() {
		this.process.start();
	}

	void loseEverything() {
		try {
			FileSystemUtils.deleteRecursively(this.data);
			Files.createDirectories(this.data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What a stream has on these subjects, oldest first.
	 */
	List<MessageInfo> messages(String stream, String subjects) {
		return with((connection) -> {
			JetStreamManagement streams = connection.jetStreamManagement();
			List<MessageInfo> messages = new ArrayList<>();
			try {
				for (long next = 1;; next = messages.getLast().getSeq() + 1) {
					messages.add(streams.getNextMessage(stream, next, subjects));
				}
			}
			catch (JetStreamApiException ex) {
				return messages; // no more, or no stream yet
			}
		});
	}

	List<String> sequences(String aggregateId) {
		return messages("ORDERS", "ticketing.orders.availability.changed.v1." + aggregateId).stream()
			.map((message) -> message.getHeaders().getFirst("ce-sequence"))
			.toList();
	}

	ConsumerInfo consumer(String stream, String durable) {
		return with((connection) -> connection.jetStreamManagement().getConsumerInfo(stream, durable));
	}

	void publish(Message message) {
		with((connection) -> connection.jetStream().publish(message));
	}

	/**
	 * Publishes what stocks told, as another service would.
	 */
	void publish(List<Stock> stocks) {
		with((connection) -> {
			for (Stock stock : stocks) {
				for (PendingEvent event : stock.pendingEvents()) {
					connection.jetStream().publish(EventHeaders.toMessage(event));
				}
			}
			return stocks;
		});
	}

	static String id() {
		return new ObjectId().toHexString();
	}

	private <T> T with(Talk<T> talk) {
		try {
			Connection connection = Nats.connect(url());
			try {
				return talk.with(connection);
			}
			finally {
				connection.close();
			}
		}
		catch (IOException | InterruptedException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.kill();
	}

	private interface Talk<T> {

		T with(Connection connection) throws IOException, JetStreamApiException, InterruptedException;

	}

}
