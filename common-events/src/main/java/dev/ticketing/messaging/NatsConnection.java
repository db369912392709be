package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

import dev.ticketing.start.UnusableSetting;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The one connection of a service to NATS. It is made in the background and made again
 * for ever: a service without a broker still answers what it can, is not ready, and says
 * so.
 */
final class NatsConnection implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(NatsConnection.class);

	private final Options options;

	private volatile @Nullable Connection connection;

	private volatile @Nullable Thread connecting;

	NatsConnection(NatsSettings settings, String service) {
		Options.Builder builder = servers(settings.url()).connectionName(service)
			// Of its own, so that a broker can keep services from reading each other's
			// answers.
			.inboxPrefix("_INBOX." + service + ".")
			.connectionTimeout(Duration.ofSeconds(2))
			.reconnectWait(Duration.ofMillis(250))
			.maxReconnects(-1)
			.errorListener(new QuietErrors())
			.connectionListener((connection, type) -> {
				logger.info("NATS {}: {}", settings.url(), type);
				if (type == ConnectionListener.Events.CLOSED) {
					closed(connection);
				}
			});
		if (settings.username() != null && settings.password() != null) {
			builder.userInfo(settings.username(), settings.password());
		}
		this.options = builder.build();
	}

	private static Options.Builder servers(String url) {
		try {
			return Options.builder().server(url);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableSetting("NATS_URL is no address of a NATS server.",
					"Set it to one such as nats://host:4222; of several, with commas between.");
		}
	}

	/**
	 * The connection, if it is up at this moment.
	 */
	Optional<Connection> current() {
		Connection current = this.connection;
		return (current != null && current.getStatus() == Connection.Status.CONNECTED) ? Optional.of(current)
				: Optional.empty();
	}

	@Override
	public synchronized void start() {
		this.connecting = Thread.ofVirtual().name("nats-connect").start(this::connect);
	}

	private void connect() {
		String told = "";
		while (!Thread.currentThread().isInterrupted()) {
			try {
				keep(Nats.connect(this.options));
				return;
			}
			catch (IOException ex) {
				String why = why(ex);
				if (!told.equals(why)) {
					logger.warn("NATS at {} {}; trying on", this.options.getServers(), why);
					told = why;
				}
				java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static String why(IOException ex) {
		return (ex instanceof AuthenticationException || String.valueOf(ex.getMessage()).contains("Authorization"))
				? "refuses this service's user or password: set TICKETING_NATS_USERNAME and TICKETING_NATS_PASSWORD"
				: "is out of reach: start it, or set NATS_URL to where it is (%s)".formatted(ex.getMessage());
	}

	// Whoever stops meanwhile has not seen this connection.
	private void keep(Connection made) throws InterruptedException {
		if (!kept(made)) {
			made.close();
		}
	}

	private synchronized boolean kept(Connection made) {
		this.connection = made;
		return this.connecting != null;
	}

	// The client gives up by itself only where a server turns it away twice, such as for
	// a
	// password that has changed; the next one may be let in.
	private synchronized void closed(Connection lost) {
		if (this.connecting != null && lost == this.connection) {
			this.connecting = Thread.ofVirtual().name("nats-connect").start(this::connect);
		}
	}

	@Override
	public void stop() {
		Connection current = stopConnecting();
		try {
			if (current != null) {
				flush(current);
				current.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized @Nullable Connection stopConnecting() {
		Thread thread = this.connecting;
		this.connecting = null;
		if (thread != null) {
			thread.interrupt();
		}
		return this.connection;
	}

	// The last acknowledgements still lie in the client; lost, they'd be work done twice.
	private static void flush(Connection connection) throws InterruptedException {
		try {
			if (connection.getStatus() == Connection.Status.CONNECTED) {
				connection.flush(Duration.ofSeconds(1));
			}
		}
		catch (TimeoutException | IllegalStateException ex) {
			logger.debug("NATS: {}", ex.toString());
		}
	}

	@Override
	public boolean isRunning() {
		return this.connecting != null;
	}

	@Override
	public int getPhase() {
		return MessagingPhases.CONNECTION;
	}

}
