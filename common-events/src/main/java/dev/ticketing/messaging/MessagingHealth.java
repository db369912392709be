package dev.ticketing.messaging;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Up while events can come in and go out.
 */
final class MessagingHealth extends AbstractHealthIndicator {

	private final EventConsumers consumers;

	MessagingHealth(EventConsumers consumers) {
		super("messaging could not be asked");
		this.consumers = consumers;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		if (this.consumers.ready()) {
			builder.up();
		}
		else {
			builder.down().withDetail("cause", "NATS is out of reach; events wait in the outbox");
		}
	}

}
