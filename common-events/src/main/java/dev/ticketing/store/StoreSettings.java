package dev.ticketing.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a service begins with its MongoDB.
 *
 * @param startPatience how long a start waits for it, {@code MONGODB_START_PATIENCE};
 * with 0 it is not looked for before it is needed
 */
@ConfigurationProperties("ticketing.store")
record StoreSettings(@DefaultValue("60s") Duration startPatience) {
}
