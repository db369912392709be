package dev.ticketing.security;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a request in by its cookie. A cookie that proves nothing is the same as none.
 */
final class SessionFilter extends OncePerRequestFilter {

	private final SessionCookie cookie;

	private final RememberedSessions sessions;

	SessionFilter(SessionCookie cookie, RememberedSessions sessions) {
		this.cookie = cookie;
		this.sessions = sessions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		this.cookie.token(request).flatMap(this.sessions::verify).ifPresent((session) -> {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(new PreAuthenticatedAuthenticationToken(session, "", List.of()));
			SecurityContextHolder.setContext(context);
		});
		chain.doFilter(request, response);
	}

}
