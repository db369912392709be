package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Session tokens, signed with a platform's own key or wrongly in all ways.
 */
final class Tokens {

	private final Path file;

	Tokens(Path file) {
		this.file = file;
	}

	/**
	 * A token as auth makes it.
	 */
	String token(String userId, String email, Duration validity) {
		return signed(header("EdDSA"), claims(userId, email, "ticketing", validity), key());
	}

	String keyId() {
		return jwk().path("kid").asString();
	}

	Map<String, Object> header(String algorithm) {
		return Map.of("alg", algorithm, "kid", keyId());
	}

	static Map<String, Object> claims(String userId, String email, String issuer, Duration validity) {
		Instant now = Instant.now();
		return Map.of("iss", issuer, "sub", userId, "email", email, "iat", now.minusSeconds(60).getEpochSecond(), "exp",
				now.plus(validity).getEpochSecond());
	}

	static String signed(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
		String content = unsigned(header, claims);
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(key);
			signature.update(content.getBytes(StandardCharsets.US_ASCII));
			return content + "." + base64(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String unsigned(Map<String, Object> header, Map<String, Object> claims) {
		return base64(Json.write(header).getBytes(StandardCharsets.UTF_8)) + "."
				+ base64(Json.write(claims).getBytes(StandardCharsets.UTF_8));
	}

	PrivateKey key() {
		byte[] secret = Base64.getUrlDecoder().decode(jwk().path("d").asString());
		try {
			return KeyFactory.getInstance("Ed25519")
				.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The public half, which everybody may know.
	 */
	byte[] publicKey() {
		return Base64.getUrlDecoder().decode(jwk().path("x").asString());
	}

	private JsonNode jwk() {
		try {
			return Json.read(Files.readString(this.file)).path("keys").path(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
