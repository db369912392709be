package dev.ticketing.auth.account;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the machine may go into password hashes.
 *
 * @param permits how many are made at once, 19 MiB and a core each
 * @param queue how many more may wait
 * @param patience how long they wait, their own hash included
 */
@ConfigurationProperties("auth.hashing")
record HashingSettings(@DefaultValue("2") int permits, @DefaultValue("200") int queue,
		@DefaultValue("8s") Duration patience) {
}
