package dev.ticketing.auth.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions are begun.
 *
 * @param keys where the private JWK set is: a Spring resource location such as
 * {@code file:…}
 * @param sessionDuration how long a session lasts
 */
@ConfigurationProperties("auth")
record TokenSettings(@Nullable String keys, @DefaultValue("12h") Duration sessionDuration) {
}
