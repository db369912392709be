package dev.ticketing.security;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
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
import org.springframework.core.io.UrlResource;

/**
 * Keys from a JWK set (RFC 7517). An id that is not there makes it look again, so that a
 * new key is known as soon as it signs; but not more often than every few seconds, so
 * that forged ids cost nothing. Every few minutes it looks anyway, so that a key that was
 * taken back is forgotten. If the set can't be had, the last one stays.
 */
final class JwksSessionKeys implements SessionKeys {

	private static final Logger logger = LoggerFactory.getLogger(JwksSessionKeys.class);

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private static final Duration FRESH = Duration.ofMinutes(5);

	private static final int PATIENCE_MILLIS = 2000;

	private final Resource source;

	private final Clock clock;

	private volatile Map<String, Key> keys = Map.of();

	private volatile Instant tried = Instant.MIN;

	private volatile Instant read = Instant.MIN;

	JwksSessionKeys(Resource source, Clock clock) {
		this.source = source;
		this.clock = clock;
	}

	@Override
	public Optional<Key> find(String keyId) {
		boolean fresh = !this.read.isBefore(this.clock.instant().minus(FRESH));
		Key key = fresh ? this.keys.get(keyId) : null;
		return (key != null) ? Optional.of(key) : Optional.ofNullable(again().get(keyId));
	}

	private synchronized Map<String, Key> again() {
		Instant now = this.clock.instant();
		if (this.tried.isBefore(now.minus(PAUSE))) {
			this.tried = now;
			try (InputStream stream = open()) {
				this.keys = parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
				this.read = now;
			}
			catch (IOException | RuntimeException ex) {
				logger.warn("No session keys from {} (set SESSION_JWKS): {}", this.source, ex.toString());
			}
		}
		return this.keys;
	}

	// All who sign in wait here, so an address that never answers must not hold them.
	private InputStream open() throws IOException {
		if (!(this.source instanceof UrlResource)) {
			return this.source.getInputStream();
		}
		URLConnection connection = this.source.getURL().openConnection();
		connection.setConnectTimeout(PATIENCE_MILLIS);
		connection.setReadTimeout(PATIENCE_MILLIS);
		return connection.getInputStream();
	}

	private static Map<String, Key> parse(String json) {
		return Jwks.setParser()
			.build()
			.parse(json)
			.getKeys()
			.stream()
			.filter((key) -> key.getId() != null)
			.collect(Collectors.toUnmodifiableMap(Jwk::getId, Jwk::toKey));
	}

}
