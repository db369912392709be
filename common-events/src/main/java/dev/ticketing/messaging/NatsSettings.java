package dev.ticketing.messaging;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach NATS and how patient to be with it.
 *
 * @param url where the servers are, separated by commas
 * @param username who we are there, if it asks
 * @param password the secret to it
 * @param replicas how many servers keep each stream
 * @param maxAge how long a stream keeps an event
 * @param ackWait after how long an event that was not acknowledged is delivered again
 * @param maxAckPending how many events one consumer works on at once
 * @param maxDeliveries after how many failures an event goes to the dead letters; being
 * out of reach of a database is not a failure of the event and does not count
 * @param sweepAge how long an event may wait in a document before the sweep publishes it
 * @param sweepInterval how often to look
 */
@ConfigurationProperties("ticketing.nats")
public record NatsSettings(@DefaultValue("nats://localhost:4222") String url, @Nullable String username,
		@Nullable String password, @DefaultValue("1") int replicas, @DefaultValue("14d") Duration maxAge,
		@DefaultValue("30s") Duration ackWait, @DefaultValue("256") int maxAckPending,
		@DefaultValue("8") int maxDeliveries, @DefaultValue("2s") Duration sweepAge,
		@DefaultValue("1s") Duration sweepInterval) {

	/**
	 * @throws IllegalArgumentException if a number is out of its bounds
	 */
	public NatsSettings {
		require("replicas", replicas, 5);
		require("max-ack-pending", maxAckPending, 10_000);
		require("max-deliveries", maxDeliveries, 1_000);
	}

	private static void require(String name, int value, int most) {
		if (value < 1 || value > most) {
			throw new IllegalArgumentException(
					"ticketing.nats.%s is %d; it can be from 1 to %d".formatted(name, value, most));
		}
	}

	@Override
	public String toString() {
		return "NatsSettings[url=%s, username=%s, password=***, replicas=%d]".formatted(this.url, this.username,
				this.replicas);
	}

}
