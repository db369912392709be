package dev.ticketing.auth.token;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the public keys that sessions are checked with (RFC 7517).
 */
@RestController
final class JwksController {

	// Short beside a session: a new key is known everywhere before long.
	private static final Duration FRESH = Duration.ofMinutes(5);

	private final SigningKeys keys;

	JwksController(SigningKeys keys) {
		this.keys = keys;
	}

	@GetMapping("/api/users/jwks")
	ResponseEntity<JwkSet> jwks() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.maxAge(FRESH).cachePublic())
			.body(new JwkSet(this.keys.publicKeys()));
	}

	record JwkSet(List<Map<String, String>> keys) {
	}

}
