package dev.ticketing.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.Resource;

/**
 * Keys from a JWK set (RFC 7517). An id that is not there makes it look again, so that a
 * new key is known as soon as it signs; but not more often than every few seconds, so
 * that forged ids cost nothing.
 */
final class JwksSessionKeys implements SessionKeys {

	private static final Logger logger = LoggerFactory.getLogger(JwksSessionKeys.class);

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final Resource source;

	private final Clock clock;

	private volatile Map<String, Key> keys = Map.of();

	private volatile Instant read = Instant.MIN;

	JwksSessionKeys(Resource source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	@Override
	public Optional<Key> find(String keyId) {
		Key key = this.keys.get(keyId);
		return (key != null) ? Optional.of(key) : Optional.ofNullable(again().get(keyId));
	}

	private synchronized Map<String, Key> again() {
		Instant now = this.clock.instant();
		if (this.read.isBefore(now.minus(PAUSE))) {
			this.read = now;
			try (InputStream stream = this.source.getInputStream()) {
				this.keys = parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
			}
			catch (IOException | UncheckedIOException ex) {
				logger.warn("No session keys from {} (set SESSION_JWKS): {}", this.source, ex.toString());
			}
		}
		return this.keys;
	}

	private static Map<String, Key> parse(String json) {
		return Jwks.setParser()
			.build()
			.parse(json)
			.getKeys()
			.stream()
			.collect(Collectors.toUnmodifiableMap(Jwk::getId, Jwk::toKey));
	}

}
