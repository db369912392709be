package dev.ticketing.messaging;

import org.springframework.scheduling.annotation.Scheduled;

/**
 * What messaging does again and again.
 */
final class MessagingSchedule {

	private final OutboxSweep sweep;

	private final EventConsumers consumers;

	private final MessagingMeters meters;

	MessagingSchedule(OutboxSweep sweep, EventConsumers consumers, MessagingMeters meters) {
		this.sweep = sweep;
		this.consumers = consumers;
		this.meters = meters;
	}

	@Scheduled(fixedDelayString = "${ticketing.nats.sweep-interval:1s}")
	void sweep() {
		this.sweep.sweep();
	}

	@Scheduled(fixedDelayString = "500ms")
	void look() {
		this.consumers.look();
	}

	@Scheduled(fixedDelayString = "10s")
	void count() {
		this.meters.count();
	}

}
