package dev.ticketing.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import dev.ticketing.store.StoreOutage;
import io.nats.client.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one delivered message: acknowledged after its effect, delivered again
 * later, or buried with the reason.
 */
final class Delivery {

	private static final Logger logger = LoggerFactory.getLogger(Delivery.class);

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final Subscriptions subscriptions;

	private final DeadLetters deadLetters;

	private final Reception reception;

	private final int maxDeliveries;

	Delivery(Subscriptions subscriptions, DeadLetters deadLetters, Reception reception, NatsSettings settings) {
		this.subscriptions = subscriptions;
		this.deadLetters = deadLetters;
		this.reception = reception;
		this.maxDeliveries = settings.maxDeliveries();
	}

	void handle(Message message) {
		try {
			this.reception.trace(message, () -> attempt(message));
		}
		catch (RuntimeException ex) {
			// Nothing is lost: unacknowledged, it comes again.
			logger.warn("{} could not be answered: {}", message.getSubject(), ex.toString());
		}
	}

	private void attempt(Message message) {
		List<Runnable> actions;
		try {
			actions = read(message);
		}
		catch (RuntimeException ex) {
			bury(message, "unreadable: " + ex.getMessage());
			return;
		}
		try {
			actions.forEach(Runnable::run);
			message.ack();
			if (actions.isEmpty()) {
				this.reception.count("skipped");
			}
			else {
				this.reception.handled(message);
			}
		}
		catch (RuntimeException ex) {
			failed(message, ex);
		}
	}

	/**
	 * Handles a message on the operator's word: no acknowledgement, no second chance.
	 * @throws RuntimeException if it can't be read or handled now
	 */
	void replay(Message message) {
		this.reception.trace(message, () -> read(message).forEach(Runnable::run));
	}

	/**
	 * Reads a message as what is to be done about it; nothing, if its type is unknown
	 * here.
	 * @throws RuntimeException if it is no event at all
	 */
	private List<Runnable> read(Message message) {
		String type = EventHeaders.first(message, EventHeaders.TYPE);
		if (type == null) {
			throw new IllegalArgumentException("there is no ce-type");
		}
		return this.subscriptions.handlers(type).stream().map((handler) -> handler.bind(message.getData())).toList();
	}

	private void failed(Message message, RuntimeException ex) {
		long deliveries = message.metaData().deliveredCount();
		if (ex instanceof RedeliverLater later) {
			message.nakWithDelay(later.delay());
			this.reception.count("early");
		}
		else if (StoreOutage.is(ex) || deliveries < this.maxDeliveries) {
			logger.warn("{} failed, delivery {}: {}", message.getSubject(), deliveries, ex.toString());
			message.nakWithDelay(backOff(deliveries));
			this.reception.count("retried");
		}
		else {
			bury(message, ex.toString());
		}
	}

	private void bury(Message message, String reason) {
		try {
			this.deadLetters.bury(message, reason);
			message.ack();
			this.reception.count("dead");
		}
		catch (Exception ex) {
			logger.warn("{} could not be put with the dead letters: {}", message.getSubject(), ex.toString());
			message.nakWithDelay(LONGEST);
		}
	}

	/**
	 * 0.1 s, 0.4 s, 1.6 s … 30 s, and up to a quarter more, so that what failed together
	 * does not come back together.
	 */
	static Duration backOff(long deliveries) {
		long millis = (deliveries > 5) ? LONGEST.toMillis() : 100L << (2 * (deliveries - 1));
		return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
	}

}
