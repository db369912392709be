package dev.ticketing.auth.token;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start without usable keys with what to set, in place of a stack trace.
 */
final class UnusableKeysAnalyzer extends AbstractFailureAnalyzer<UnusableKeys> {

	private static final String ACTION = "Set SESSION_KEYS to the location (such as file:/path/private-jwks.json) of a JWK set "
			+ "with private Ed25519 keys: kty OKP, crv Ed25519, kid, x and d; the first one signs.";

	@Override
	protected FailureAnalysis analyze(Throwable failure, UnusableKeys cause) {
		return new FailureAnalysis(cause.getMessage(), ACTION, cause);
	}

}
