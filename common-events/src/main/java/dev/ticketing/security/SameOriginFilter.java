package dev.ticketing.security;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import dev.ticketing.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of somebody else's page. Browsers say
 * where a request comes from (Sec-Fetch-Site, older ones only Origin); a client that says
 * neither is no browser, so nobody's cookies can be abused through it. See docs/adr/0003.
 */
final class SameOriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SAFE.contains(request.getMethod());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (ours(request)) {
			chain.doFilter(request, response);
		}
		else {
			Problem.of(HttpStatus.FORBIDDEN, "This request comes from another site's page.").write(response);
		}
	}

	private static boolean ours(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return site.equals("same-origin") || site.equals("none");
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin == null || sameOrigin(origin, request);
	}

	private static boolean sameOrigin(String origin, HttpServletRequest request) {
		try {
			URI uri = URI.create(origin);
			return request.getScheme().equalsIgnoreCase(uri.getScheme())
					&& request.getServerName().equalsIgnoreCase(uri.getHost())
					&& request.getServerPort() == port(uri.getPort(), uri.getScheme());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static int port(int port, @Nullable String scheme) {
		return (port != -1) ? port : ("https".equalsIgnoreCase(scheme) ? 443 : 80);
	}

}
