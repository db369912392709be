package dev.ticketing.messaging;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.nats.client.Connection;
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
		Options.Builder builder = Options.builder()
			.server(settings.url())
			.connectionName(service)
			.connectionTimeout(Duration.ofSeconds(2))
			.reconnectWait(Duration.ofMillis(250))
			.maxReconnects(-1)
			.errorListener(new QuietErrors())
			.connectionListener((connection, type) -> logger.info("NATS {}: {}", settings.url(), type));
		if (settings.username() != null && settings.password() != null) {
			builder.userInfo(settings.username(), settings.password());
		}
		this.options = builder.build();
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
	public void start() {
		this.connecting = Thread.ofVirtual().name("nats-connect").start(this::connect);
	}

	private void connect() {
		boolean told = false;
		while (!Thread.currentThread().isInterrupted()) {
			try {
				this.connection = Nats.connect(this.options);
				return;
			}
			catch (IOException ex) {
				if (!told) {
					logger.warn("NATS can't be reached at {} (set NATS_URL): {}; trying on", this.options.getServers(),
							ex.getMessage());
					told = true;
				}
				java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	@Override
	public void stop() {
		Thread thread = this.connecting;
		if (thread != null) {
			thread.interrupt();
		}
		Connection current = this.connection;
		try {
			if (current != null) {
				current.close();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.connecting = null;
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
