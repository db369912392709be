package dev.ticketing.auth;

import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import dev.ticketing.auth.Browser.Answer;
import dev.ticketing.testing.SessionFixtures;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.Jwts;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SessionIntegrationTests extends AuthRunning {

	private static final String USER = SessionFixtures.somebody();

	@Test
	void givesATokenWithAnEnd() {
		Answer signedUp = this.browser.signUp(newAddress(), PASSWORD);
		Jws<Claims> token = Jwts.parser()
			.verifyWith(KEY.pair().getPublic())
			.build()
			.parseSignedClaims(signedUp.token());
		assertThat(token.getHeader().getAlgorithm()).isEqualTo("EdDSA");
		assertThat(token.getHeader().getKeyId()).isEqualTo(KEY.id());
		assertThat(token.getPayload().getIssuer()).isEqualTo("ticketing");
		assertThat(token.getPayload().getSubject()).isEqualTo(signedUp.json().get("id").asString());
		assertThat(token.getPayload().get("email")).isEqualTo(signedUp.json().get("email").asString());
		Instant issued = token.getPayload().getIssuedAt().toInstant();
		assertThat(issued).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
		assertThat(token.getPayload().getExpiration().toInstant()).isEqualTo(issued.plus(Duration.ofHours(12)));
	}

	@Test
	void putsItIntoACookieThatScriptsCanNotRead() {
		Answer signedUp = this.browser.signUp(newAddress(), PASSWORD);
		assertThat(signedUp.header("Set-Cookie")).startsWith("session=ey")
			.contains("; Path=/", "; HttpOnly", "; SameSite=Lax", "; Max-Age=43200")
			.doesNotContain("Secure", "Domain");
	}

	@Test
	void bindsTheCookieToTheHostBehindHttps() {
		Answer signedUp = this.browser.post("/api/users/signup", Browser.credentials(newAddress(), PASSWORD),
				"X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7");
		assertThat(signedUp.header("Set-Cookie")).startsWith("__Host-session=ey")
			.contains("; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax")
			.doesNotContain("Domain");
		assertThat(this.browser
			.get("/api/users/currentuser", "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7", "Cookie",
					signedUp.cookie())
			.json()
			.get("currentUser")).isEqualTo(signedUp.json());
	}

	@Test
	void answersNullWithoutASession() {
		Answer answer = this.browser.get("/api/users/currentuser");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.text()).isEqualTo("{\"currentUser\":null}");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
	}

	@Test
	void publishesOnlyPublicKeys() {
		Answer answer = this.browser.get("/api/users/jwks");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Cache-Control")).isEqualTo("max-age=300, public");
		JsonNode keys = answer.json().get("keys");
		assertThat(keys).hasSize(1);
		assertThat(keys.get(0).propertyNames()).containsExactlyInAnyOrder("kty", "crv", "alg", "use", "kid", "x");
		assertThat(answer.text()).contains("\"kid\":\"first\"", "\"alg\":\"EdDSA\"", "\"use\":\"sig\"");
	}

	@Test
	void acceptsATokenThatItsKeySigned() {
		assertThat(this.browser.currentUser(token(KEY.pair(), "first", Duration.ofHours(1))).get("id").asString())
			.isEqualTo(USER);
	}

	@Test
	void takesAnythingElseForNoSession() {
		String good = token(KEY.pair(), "first", Duration.ofHours(1));
		Map<String, String> tokens = new TreeMap<>();
		tokens.put("expired", token(KEY.pair(), "first", Duration.ofSeconds(-1)));
		tokens.put("foreign key under its own id", SessionFixtures.token(USER));
		tokens.put("foreign key under our id", token(KeyFixtures.key("first").pair(), "first", Duration.ofHours(1)));
		tokens.put("our key under an unknown id", token(KEY.pair(), "second", Duration.ofHours(1)));
		tokens.put("forged claims", forged(good));
		tokens.put("no signature", good.substring(0, good.lastIndexOf('.') + 1));
		tokens.put("alg none", none("none"));
		tokens.put("alg nOnE", none("nOnE"));
		tokens.put("alg HS256 by the public key", hmac());
		tokens.put("another issuer",
				Jwts.builder()
					.header()
					.keyId("first")
					.and()
					.issuer("somebody")
					.subject(USER)
					.claim("email", "a@example.com")
					.expiration(java.util.Date.from(Instant.now().plusSeconds(60)))
					.signWith(KEY.pair().getPrivate())
					.compact());
		tokens.put("without end",
				Jwts.builder()
					.header()
					.keyId("first")
					.and()
					.issuer("ticketing")
					.subject(USER)
					.claim("email", "a@example.com")
					.signWith(KEY.pair().getPrivate())
					.compact());
		tokens.put("garbage", "garbage");
		tokens.put("dots", "...");
		tokens.put("not JSON", base64("{") + "." + base64("{") + ".x");
		tokens.put("long", "x".repeat(4000));
		tokens.put("strange characters", "%00\\u0000'$gt");
		assertThat(tokens).allSatisfy((what, token) -> {
			assertThat(this.browser.currentUser(token).isNull()).as(what).isTrue();
			assertThat(this.browser.post("/api/users/signout", "", "Cookie", "session=" + token).status()).as(what)
				.isEqualTo(200);
		});
	}

	private static String token(KeyPair keys, String keyId, Duration validFor) {
		return SessionFixtures.token(USER, keys, keyId, Instant.now().plus(validFor));
	}

	private static String forged(String token) {
		String[] parts = token.split("\\.");
		String claims = new String(Base64.getUrlDecoder().decode(parts[1])).replace(USER, SessionFixtures.somebody());
		return parts[0] + "." + base64(claims) + "." + parts[2];
	}

	private static String none(String algorithm) {
		return base64("{\"alg\":\"%s\",\"kid\":\"first\"}".formatted(algorithm)) + "." + base64(claims()) + ".";
	}

	private static String hmac() {
		byte[] secret = KEY.pair().getPublic().getEncoded();
		return Jwts.builder()
			.header()
			.keyId("first")
			.and()
			.content(claims())
			.signWith(io.jsonwebtoken.security.Keys.hmacShaKeyFor(secret), Jwts.SIG.HS256)
			.compact();
	}

	private static String claims() {
		return "{\"iss\":\"ticketing\",\"sub\":\"%s\",\"email\":\"a@example.com\",\"exp\":%d}".formatted(USER,
				Instant.now().plusSeconds(3600).getEpochSecond());
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
	}

}
