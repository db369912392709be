package dev.ticketing.systemtests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that prove nothing, and requests that come from somebody else's page.
 */
@org.junit.jupiter.api.Order(14)
@OnPlatform
class SessionTests {

	private static final Duration HOUR = Duration.ofHours(1);

	private final String id = People.id();

	private Platform platform;

	private Tokens keys;

	@BeforeEach
	void find(Platform platform) {
		this.platform = platform;
		this.keys = platform.keys();
	}

	@Test
	void aTokenAsAuthMakesItIsGood() {
		Gateway gateway = with(this.keys.token(this.id, "a@example.test", HOUR));
		assertThat(gateway.get("/api/orders").ok(Order[].class)).isEmpty();
	}

	@Test
	void anExpiredTokenIsNone() {
		provesNothing(this.keys.token(this.id, "a@example.test", Duration.ofSeconds(-5)));
	}

	@Test
	void aTokenOfAForeignKeyIsNone() throws GeneralSecurityException {
		var foreign = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate();
		provesNothing(Tokens.signed(this.keys.header("EdDSA"), claims("ticketing"), foreign));
		provesNothing(Tokens.signed(Map.of("alg", "EdDSA", "kid", "foreign"), claims("ticketing"), foreign));
	}

	@Test
	void aTokenWithoutASignatureIsNone() {
		provesNothing(Tokens.unsigned(Map.of("alg", "none"), claims("ticketing")) + ".");
		provesNothing(Tokens.unsigned(this.keys.header("none"), claims("ticketing")) + ".");
		provesNothing(Tokens.unsigned(this.keys.header("EdDSA"), claims("ticketing")) + ".");
		provesNothing("nonsense");
	}

	@Test
	void aTokenWithThePublicKeyAsASecretIsNone() throws GeneralSecurityException {
		String content = Tokens.unsigned(this.keys.header("HS256"), claims("ticketing"));
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(this.keys.publicKey(), "HmacSHA256"));
		provesNothing(content + "." + Tokens.base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII))));
	}

	@Test
	void aTokenOfAnotherIssuerOrWithOtherClaimsIsNone() {
		provesNothing(Tokens.signed(this.keys.header("EdDSA"), claims("somebody"), this.keys.key()));
		String[] good = this.keys.token(this.id, "a@example.test", HOUR).split("\\.");
		String[] other = this.keys.token(People.id(), "b@example.test", HOUR).split("\\.");
		provesNothing(good[0] + "." + other[1] + "." + good[2]);
	}

	private Map<String, Object> claims(String issuer) {
		return Tokens.claims(this.id, "a@example.test", issuer, HOUR);
	}

	private void provesNothing(String token) {
		Gateway gateway = with(token);
		gateway.post("/api/tickets", Offer.of(1)).refused(401);
		gateway.get("/api/orders").refused(401);
		gateway.post("/api/payments", Map.of("orderId", this.id, "token", "tok_visa")).refused(401);
		Answer current = gateway.get("/api/users/currentuser");
		assertThat(current.status()).isEqualTo(200);
		assertThat(Json.read(current.text()).path("currentUser").isNull()).as(current.toString()).isTrue();
	}

	private Gateway with(String token) {
		return this.platform.gateway().with("Cookie", "session=" + token);
	}

	@ParameterizedTest
	@CsvSource({ "Origin, https://evil.example", "Origin, null", "Origin, http://127.0.0.1",
			"Origin, http://localhost:1", "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site" })
	void aChangeFromAnotherSitesPageIsRefused(String header, String value) {
		Person person = this.platform.people().crowd(1).getFirst();
		Gateway page = person.gateway().with(header, value);
		Map<String, String> account = Map.of("email", this.id + "@example.test", "password", People.PASSWORD);
		page.post("/api/users/signup", account).refused(403);
		page.post("/api/users/signin", account).refused(403);
		page.post("/api/users/signout", Map.of()).refused(403);
		page.post("/api/tickets", Offer.of(1)).refused(403);
		page.put("/api/tickets/" + this.id, Offer.of(1)).refused(403);
		page.delete("/api/tickets/" + this.id).refused(403);
		page.post("/api/orders", Map.of("ticketId", this.id)).refused(403);
		page.delete("/api/orders/" + this.id).refused(403);
		page.post("/api/payments", Map.of("orderId", this.id, "token", "tok_visa")).refused(403);
		assertThat(person.gateway().get("/api/tickets?seller=me").ok(Ticket[].class)).isEmpty();
	}

	@Test
	void aChangeFromOurOwnPageIsNot() {
		Person person = this.platform.people().crowd(1).getFirst();
		String origin = "http://127.0.0.1:" + this.platform.port();
		assertThat(person.gateway().with("Origin", origin).post("/api/tickets", Offer.of(1)).status()).isEqualTo(201);
		assertThat(person.gateway().with("Sec-Fetch-Site", "same-origin").post("/api/tickets", Offer.of(1)).status())
			.isEqualTo(201);
	}

}
