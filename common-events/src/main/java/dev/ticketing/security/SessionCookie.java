package dev.ticketing.security;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseCookie;

/**
 * The cookie that carries the session token. Over https it has the {@code __Host-}
 * prefix, so that no subdomain can plant one (RFC 6265bis, 4.1.3.2); only on the hosts
 * allowed for plain http it does without.
 */
public final class SessionCookie {

	private static final String NAME = "session";

	private final SessionSettings settings;

	public SessionCookie(SessionSettings settings) {
		this.settings = settings;
	}

	/**
	 * The token that came with the request.
	 */
	Optional<String> token(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		if (cookies == null) {
			return Optional.empty();
		}
		String name = secure(request) ? "__Host-" + NAME : NAME;
		return Arrays.stream(cookies)
			.filter((cookie) -> cookie.getName().equals(name) && !cookie.getValue().isEmpty())
			.map(Cookie::getValue)
			.findFirst();
	}

	/**
	 * The cookie that begins a session.
	 */
	public ResponseCookie begin(HttpServletRequest request, String token, Duration maxAge) {
		boolean secure = secure(request);
		return ResponseCookie.from(secure ? "__Host-" + NAME : NAME, token)
			.httpOnly(true)
			.secure(secure)
			.sameSite("Lax")
			.path("/")
			.maxAge(maxAge)
			.build();
	}

	/**
	 * The cookie that ends a session.
	 */
	public ResponseCookie end(HttpServletRequest request) {
		return begin(request, "", Duration.ZERO);
	}

	private boolean secure(HttpServletRequest request) {
		return request.isSecure() || !this.settings.plainHttpHosts().contains(request.getServerName());
	}

}
