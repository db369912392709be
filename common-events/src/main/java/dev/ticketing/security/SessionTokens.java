package dev.ticketing.security;

import java.security.Key;
import java.security.Provider;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.LocatorAdapter;
import io.jsonwebtoken.ProtectedHeader;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Checks session tokens: EdDSA only, by a known key, from our issuer, not expired.
 */
final class SessionTokens {

	// In a seventh of the time that the JDK's own takes, which on the morning of a sale
	// is most of a buyer's first request.
	private static final Provider SIGNATURES = new BouncyCastleProvider();

	private final SessionKeys keys;

	private final JwtParser parser;

	SessionTokens(SessionKeys keys, SessionSettings settings, Clock clock) {
		this.keys = keys;
		this.parser = Jwts.parser()
			.provider(SIGNATURES)
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
	 * What the token proves; nothing, if it proves no session.
	 */
	Optional<Proof> verify(String token) {
		try {
			Jws<Claims> signed = this.parser.parseSignedClaims(token);
			Claims claims = signed.getPayload();
			String email = claims.get("email", String.class);
			if (claims.getExpiration() == null || claims.getSubject() == null || email == null) {
				return Optional.empty();
			}
			String keyId = signed.getHeader().getKeyId();
			Session session = new Session(claims.getSubject(), email, claims.getExpiration().toInstant());
			return this.keys.find(keyId).map((key) -> new Proof(session, keyId, key));
		}
		catch (RuntimeException ex) {
			// Whatever somebody has put together: it proves nothing.
			return Optional.empty();
		}
	}

	/**
	 * Whether what was proved once still is, as long as the session lasts: whether its
	 * key is one of ours yet.
	 */
	boolean stands(Proof proof) {
		return this.keys.find(proof.keyId()).filter(proof.key()::equals).isPresent();
	}

	/**
	 * A session, and the key by whose signature it is known.
	 */
	record Proof(Session session, String keyId, Key key) {
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
