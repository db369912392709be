package dev.ticketing.messaging;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what the NATS client reports in one line each; the client recovers by itself.
 */
final class QuietErrors implements ErrorListener {

	private static final Logger logger = LoggerFactory.getLogger("dev.ticketing.messaging.nats");

	@Override
	public void errorOccurred(Connection connection, String error) {
		logger.warn("NATS: {}", error);
	}

	@Override
	public void exceptionOccurred(Connection connection, Exception ex) {
		logger.debug("NATS: {}", ex.toString());
	}

}
