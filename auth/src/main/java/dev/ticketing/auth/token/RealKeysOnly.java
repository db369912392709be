package dev.ticketing.auth.token;

import java.util.Map;

import dev.ticketing.start.Deployment;

import org.springframework.stereotype.Component;

/**
 * Ends a start for real with keys that were made for development.
 */
@Component
final class RealKeysOnly {

	RealKeysOnly(SigningKeys keys, Deployment deployment) {
		if (deployment.isReal() && keys.publicKeys().stream().anyMatch(RealKeysOnly::isForDevelopment)) {
			throw new UnusableKeys("holds a key that was made for development (kid dev-only-…).");
		}
	}

	private static boolean isForDevelopment(Map<String, String> key) {
		return key.getOrDefault("kid", "").startsWith("dev-only-");
	}

}
