package dev.ticketing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import org.bson.types.ObjectId;

/**
 * Sessions of people that tests make up, signed by a key that lives as long as the test
 * run.
 */
public final class SessionFixtures {

	private static final String KEY_ID = "tests";

	private static final KeyPair KEYS = Jwks.CRV.Ed25519.keyPair().build();

	private static final Path JWKS = write(KEYS, KEY_ID);

	private SessionFixtures() {
	}

	/**
	 * Where services find the public key of these sessions.
	 */
	public static String jwks() {
		return JWKS.toUri().toString();
	}

	/**
	 * A new person.
	 */
	public static String somebody() {
		return new ObjectId().toHexString();
	}

	/**
	 * The Cookie header of a person who is signed in.
	 */
	public static String cookie(String userId) {
		return "session=" + token(userId);
	}

	public static String token(String userId) {
		return token(userId, KEYS, KEY_ID, Instant.now().plus(Duration.ofHours(1)));
	}

	/**
	 * A token that is good for so long.
	 */
	public static String token(String userId, Instant expires) {
		return token(userId, KEYS, KEY_ID, expires);
	}

	/**
	 * A token of any kind, also of kinds that must not work.
	 */
	public static String token(String userId, KeyPair keys, String keyId, Instant expires) {
		return Jwts.builder()
			.header()
			.keyId(keyId)
			.and()
			.issuer("ticketing")
			.subject(userId)
			.claim("email", userId + "@example.com")
			.expiration(Date.from(expires))
			.signWith(keys.getPrivate())
			.compact();
	}

	private static Path write(KeyPair keys, String keyId) {
		byte[] encoded = keys.getPublic().getEncoded();
		// The key itself is what follows the 12 bytes of the X.509 prefix (RFC 8410).
		String x = java.util.Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(java.util.Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
		try {
			return Files.writeString(Files.createTempFile("ticketing-jwks", ".json"),
					"{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"alg\":\"EdDSA\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\"}]}"
						.formatted(keyId, x));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
