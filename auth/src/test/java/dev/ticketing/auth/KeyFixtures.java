package dev.ticketing.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.EdECPrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.jsonwebtoken.security.Jwks;

/**
 * Keys as an operator would configure them.
 */
public final class KeyFixtures {

	private KeyFixtures() {
	}

	/**
	 * A key pair with its id.
	 */
	public record NamedKey(String id, KeyPair pair) {

		public String json() {
			byte[] encoded = this.pair.getPublic().getEncoded();
			byte[] secret = ((EdECPrivateKey) this.pair.getPrivate()).getBytes().orElseThrow();
			return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"x\":\"%s\",\"d\":\"%s\"}".formatted(this.id,
					base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)), base64(secret));
		}

	}

	public static NamedKey key(String id) {
		return new NamedKey(id, Jwks.CRV.Ed25519.keyPair().build());
	}

	public static String setOf(NamedKey... keys) {
		return Stream.of(keys).map(NamedKey::json).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
	}

	/**
	 * A file of its own for the keys, as the location that SESSION_KEYS takes.
	 */
	public static String write(String json) {
		try {
			Path file = Files.createTempFile("ticketing-private-jwks", ".json");
			file.toFile().deleteOnExit();
			return Files.writeString(file, json).toUri().toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
