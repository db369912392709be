package dev.ticketing.auth.token;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import dev.ticketing.security.Session;
import dev.ticketing.security.SessionCookie;
import dev.ticketing.security.SessionSettings;
import io.jsonwebtoken.Jwts;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Begins the session of somebody whom we know: a token signed by us, in the session
 * cookie. Token and cookie end at the same time.
 */
@Component
public final class BeginSession {

	private final SigningKeys keys;

	private final SessionCookie cookie;

	private final SessionSettings sessions;

	private final TokenSettings settings;

	private final Clock clock;

	BeginSession(SigningKeys keys, SessionCookie cookie, SessionSettings sessions, TokenSettings settings,
			Clock clock) {
		this.keys = keys;
		this.cookie = cookie;
		this.sessions = sessions;
		this.settings = settings;
		this.clock = clock;
	}

	public ResponseCookie begin(HttpServletRequest request, Session session) {
		return this.cookie.begin(request, token(session), this.settings.sessionDuration());
	}

	private String token(Session session) {
		Instant now = this.clock.instant();
		return Jwts.builder()
			.header()
			.keyId(this.keys.signingKeyId())
			.and()
			.issuer(this.sessions.issuer())
			.subject(session.userId())
			.claim("email", session.email())
			.issuedAt(Date.from(now))
			.expiration(Date.from(now.plus(this.settings.sessionDuration())))
			.signWith(this.keys.signingKey(), Jwts.SIG.EdDSA)
			.compact();
	}

}
