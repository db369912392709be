package dev.ticketing.local.stripe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Lets a request in if it carries a test key; any key that begins as Stripe's test keys
 * do is one.
 */
final class ApiKey {

	private ApiKey() {
	}

	static void check(@Nullable String authorization) {
		String key = in(authorization);
		if (key == null) {
			throw StripeRefusal.unauthorized("You did not provide an API key. You need to provide your API key in the "
					+ "Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
		}
		if (!key.startsWith("sk_test_")) {
			throw StripeRefusal.unauthorized("Invalid API Key provided: " + key.replaceAll("(?<=.{8}).", "*"));
		}
	}

	private static @Nullable String in(@Nullable String authorization) {
		if (authorization == null) {
			return null;
		}
		if (authorization.startsWith("Bearer ")) {
			return authorization.substring("Bearer ".length()).strip();
		}
		return authorization.startsWith("Basic ") ? user(authorization.substring("Basic ".length()).strip()) : null;
	}

	// The way of `curl -u sk_test_…:`
	private static @Nullable String user(String credentials) {
		try {
			String text = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
			return text.split(":", 2)[0];
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
