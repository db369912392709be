package dev.ticketing.security;

import java.security.Key;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.ProtectedHeader;
import org.jspecify.annotations.Nullable;

/**
 * Checks session tokens: EdDSA only, by a known key, from our issuer, not expired.
 */
final class SessionTokens {

	private final JwtParser parser;

	SessionTokens(SessionKeys keys, SessionSettings settings, Clock clock) {
		this.parser = Jwts.parser()
			.keyLocator(new ById(keys))
			.sig()
			.clear()
			.add(Jwts.SIG.EdDSA)
			.and()
			.requireIssuer(settings.issuer())
			.clock(() -> Date.from(clock.instant()))
			.build();
	}

	/**
	 * The session that the token proves; nothing, if it proves none.
	 */
	Optional<Session> verify(String token) {
		try {
			Claims claims = this.parser.parseSignedClaims(token).getPayload();
			String email = claims.get("email", String.class);
			if (claims.getExpiration() == null || claims.getSubject() == null || email == null) {
				return Optional.empty();
			}
			return Optional.of(new Session(claims.getSubject(), email, claims.getExpiration().toInstant()));
		}
		catch (RuntimeException ex) {
			// Whatever somebody has put together: it proves nothing.
			return Optional.empty();
		}
	}

	private static final class ById extends LocatorAdapter<Key> {

		private final SessionKeys keys;

		private ById(SessionKeys keys) {
			this.keys = keys;
		}

		@Override
		protected @Nullable Key locate(ProtectedHeader header) {
			return (header.getKeyId() != null) ? this.keys.find(header.getKeyId()).orElse(null) : null;
		}

		@Override
		protected @Nullable Key doLocate(Header header) {
			return null;
		}

	}

}
