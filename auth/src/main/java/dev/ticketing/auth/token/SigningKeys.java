package dev.ticketing.auth.token;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.PrivateKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.ticketing.security.SessionKeys;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwk;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.OctetPrivateJwk;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * The private keys from the configuration, read once at the start. The first one signs,
 * all of them verify: so a key is changed by putting the new one before the old one, and
 * taking the old one out when its last sessions have ended.
 */
@Component
final class SigningKeys implements SessionKeys {

	private final Map<String, OctetPrivateJwk<?, ?>> keys;

	private final OctetPrivateJwk<?, ?> signing;

	/**
	 * Reads the keys.
	 * @throws UnusableKeys if there are none, or not only private Ed25519 keys with ids
	 */
	SigningKeys(TokenSettings settings, ResourceLoader resources) {
		this.keys = parse(read(settings.keys(), resources));
		this.signing = this.keys.values().iterator().next();
	}

	private static String read(@Nullable String location, ResourceLoader resources) {
		if (location == null || location.isBlank()) {
			throw new UnusableKeys("is not set.");
		}
		try (InputStream stream = resources.getResource(location).getInputStream()) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UnusableKeys("names what can't be read (%s).".formatted(ex.getClass().getSimpleName()), ex);
		}
	}

	private static Map<String, OctetPrivateJwk<?, ?>> parse(String json) {
		Map<String, OctetPrivateJwk<?, ?>> keys = new LinkedHashMap<>();
		for (Jwk<?> key : set(json)) {
			if (!(key instanceof OctetPrivateJwk<?, ?> pair) || !"Ed25519".equals(key.get("crv"))) {
				throw new UnusableKeys("holds a key that is not a private Ed25519 key.");
			}
			if (key.getId() == null || keys.put(key.getId(), pair) != null) {
				throw new UnusableKeys("holds a key without a kid, or two with the same.");
			}
		}
		if (!keys.values().stream().allMatch(SigningKeys::verifiesWhatItSigns)) {
			throw new UnusableKeys("holds a key whose x and d don't belong together.");
		}
		if (keys.isEmpty()) {
			throw new UnusableKeys("holds no keys.");
		}
		return keys;
	}

	private static Collection<Jwk<?>> set(String json) {
		try {
			// The parser would pass over keys that it can't use, and so hide a mistake.
			return Jwks.setParser().ignoreUnsupported(false).build().parse(json).getKeys();
		}
		catch (JwtException | IllegalArgumentException ex) {
			throw new UnusableKeys("does not hold a JWK set of private Ed25519 keys.", ex);
		}
	}

	private static boolean verifiesWhatItSigns(OctetPrivateJwk<?, ?> pair) {
		String probe = Jwts.builder().subject("probe").signWith(pair.toKey(), Jwts.SIG.EdDSA).compact();
		try {
			Jwts.parser().verifyWith(pair.toPublicJwk().toKey()).build().parseSignedClaims(probe);
			return true;
		}
		catch (JwtException ex) {
			return false;
		}
	}

	@Override
	public Optional<Key> find(String keyId) {
		return Optional.ofNullable(this.keys.get(keyId)).map((pair) -> pair.toPublicJwk().toKey());
	}

	String signingKeyId() {
		return this.signing.getId();
	}

	PrivateKey signingKey() {
		return this.signing.toKey();
	}

	/**
	 * The public halves (RFC 8037), member by member: nothing else of a key can get out.
	 */
	List<Map<String, String>> publicKeys() {
		return this.keys.values().stream().map(SigningKeys::publicKey).toList();
	}

	private static Map<String, String> publicKey(OctetPrivateJwk<?, ?> pair) {
		Map<String, String> key = new LinkedHashMap<>();
		key.put("kty", "OKP");
		key.put("crv", "Ed25519");
		key.put("alg", "EdDSA");
		key.put("use", "sig");
		key.put("kid", pair.getId());
		key.put("x", String.valueOf(pair.get("x")));
		return key;
	}

}
