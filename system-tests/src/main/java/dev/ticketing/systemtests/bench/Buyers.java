package dev.ticketing.systemtests.bench;

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
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crowd of buyers that everybody takes from in turn. Their sessions are signed here,
 * with the platform's own key, since passwords are slow to hash by design.
 */
final class Buyers {

	private static final Duration VALID = Duration.ofHours(1);

	private final AtomicInteger next = new AtomicInteger();

	private final List<Buyer> all;

	Buyers(List<Buyer> all) {
		this.all = all;
	}

	/**
	 * So many people.
	 */
	static List<Buyer> people(Target target, int size) {
		JsonNode jwk = jwk(target.home().resolve("keys/private-jwks.json"));
		PrivateKey key = key(jwk);
		return IntStream.range(0, size).parallel().mapToObj((number) -> buyer(jwk, key)).toList();
	}

	/**
	 * The one whose turn it is.
	 */
	Buyer next() {
		return this.all.get(Math.floorMod(this.next.getAndIncrement(), this.all.size()));
	}

	private static Buyer buyer(JsonNode jwk, PrivateKey key) {
		String id = new ObjectId().toHexString();
		long now = Instant.now().getEpochSecond();
		String content = base64("{\"alg\":\"EdDSA\",\"kid\":\"%s\"}".formatted(jwk.path("kid").asString())) + "."
				+ base64("{\"iss\":\"ticketing\",\"sub\":\"%s\",\"email\":\"%s@example.test\",\"iat\":%d,\"exp\":%d}"
					.formatted(id, id, now, now + VALID.toSeconds()));
		return new Buyer(id, "session=" + content + "." + signature(content, key));
	}

	private static String signature(String content, PrivateKey key) {
		try {
			Signature signature = Signature.getInstance("Ed25519");
			signature.initSign(key);
			signature.update(content.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static JsonNode jwk(Path file) {
		try {
			return JsonMapper.shared().readTree(Files.readString(file)).path("keys").path(0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static PrivateKey key(JsonNode jwk) {
		try {
			byte[] secret = Base64.getUrlDecoder().decode(jwk.path("d").asString());
			return KeyFactory.getInstance("Ed25519")
				.generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, secret));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
	}

}
