package dev.ticketing.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.crypto.spec.SecretKeySpec;

import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.AbstractResource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTokensTests {

	private static final Instant NOW = Instant.parse("2027-05-01T19:30:00Z");

	private static final KeyPair KEYS = Jwks.CRV.Ed25519.keyPair().build();

	private static final SessionSettings SETTINGS = new SessionSettings(null, "ticketing", List.of("localhost"),
			List.of());

	private final SessionTokens tokens = tokens(KEYS.getPublic());

	@Test
	void readsWhoItIs() {
		assertThat(verify((token) -> {
		})).hasValueSatisfying((session) -> {
			assertThat(session.userId()).isEqualTo("u1");
			assertThat(session.email()).isEqualTo("a@b.c");
			assertThat(session.expiresAt()).isAfter(NOW);
		});
	}

	@Test
	void needsOurIssuerAnExpiryAPersonAndAnAddress() {
		assertThat(verify((token) -> token.issuer("somebody"))).isEmpty();
		assertThat(verify((token) -> token.issuer(null))).isEmpty();
		assertThat(verify((token) -> token.expiration(null))).isEmpty();
		assertThat(verify((token) -> token.expiration(Date.from(NOW.minusSeconds(1))))).isEmpty();
		assertThat(verify((token) -> token.notBefore(Date.from(NOW.plusSeconds(9))))).isEmpty();
		assertThat(verify((token) -> token.subject(null))).isEmpty();
		assertThat(verify((token) -> token.claim("email", null))).isEmpty();
		assertThat(verify((token) -> token.claim("email", 7))).isEmpty();
	}

	@Test
	void whatWasProvedStandsAsLongAsItsKeyIsOneOfOurs() {
		Map<String, Key> ours = new HashMap<>(Map.of("k", KEYS.getPublic()));
		SessionTokens tokens = new SessionTokens((id) -> Optional.ofNullable(ours.get(id)), SETTINGS,
				Clock.fixed(NOW, ZoneOffset.UTC));
		SessionTokens.Proof proof = tokens.verify(token().signWith(KEYS.getPrivate()).compact()).orElseThrow();
		assertThat(tokens.stands(proof)).isTrue();
		ours.put("k", Jwks.CRV.Ed25519.keyPair().build().getPublic());
		assertThat(tokens.stands(proof)).isFalse();
		ours.clear();
		assertThat(tokens.stands(proof)).isFalse();
	}

	@Test
	void refusesAnHmacOverThePublicKey() {
		SecretKeySpec secret = new SecretKeySpec(KEYS.getPublic().getEncoded(), "HmacSHA256");
		String token = token().signWith(secret, Jwts.SIG.HS256).compact();
		assertThat(this.tokens.verify(token)).isEmpty();
		assertThat(tokens(secret).verify(token)).isEmpty();
	}

	@Test
	void knowsANewKeyAtOnceAndForgetsOneThatWasTakenBack() {
		Source source = new Source();
		Moving clock = new Moving();
		JwksSessionKeys keys = new JwksSessionKeys(source, clock);
		source.ids = List.of("a");
		assertThat(keys.find("a")).isPresent();
		source.ids = List.of("a", "b");
		clock.now = clock.now.plusSeconds(6);
		assertThat(keys.find("b")).isPresent();
		source.ids = List.of("b");
		clock.now = clock.now.plus(Duration.ofMinutes(6));
		assertThat(keys.find("a")).isEmpty();
		assertThat(keys.find("b")).isPresent();
	}

	@Test
	void readsTheKeysNoMoreThanOnceInAWhileHoweverManyIdsAreForged() {
		Source source = new Source();
		JwksSessionKeys keys = new JwksSessionKeys(source, new Moving());
		source.ids = List.of("a");
		for (int i = 0; i < 100; i++) {
			assertThat(keys.find("forged-" + i)).isEmpty();
		}
		assertThat(keys.find("a")).isPresent();
		assertThat(source.reads).isEqualTo(1);
	}

	@Test
	void keepsTheLastKeysWhileTheyCannotBeRead() {
		Source source = new Source();
		Moving clock = new Moving();
		JwksSessionKeys keys = new JwksSessionKeys(source, clock);
		source.ids = List.of("a");
		assertThat(keys.find("a")).isPresent();
		for (String broken : List.of("", "{", "[]", "{\"keys\":7}")) {
			source.broken = broken;
			clock.now = clock.now.plus(Duration.ofMinutes(6));
			assertThat(keys.find("a")).as(broken).isPresent();
			assertThat(keys.find("b")).as(broken).isEmpty();
		}
	}

	private Optional<Session> verify(Consumer<JwtBuilder> change) {
		JwtBuilder token = token();
		change.accept(token);
		return this.tokens.verify(token.signWith(KEYS.getPrivate()).compact()).map(SessionTokens.Proof::session);
	}

	private static JwtBuilder token() {
		return Jwts.builder()
			.header()
			.keyId("k")
			.and()
			.issuer("ticketing")
			.subject("u1")
			.claim("email", "a@b.c")
			.expiration(Date.from(NOW.plusSeconds(60)));
	}

	private static SessionTokens tokens(Key key) {
		return new SessionTokens((id) -> Optional.ofNullable(Map.of("k", key).get(id)), SETTINGS,
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static final class Moving extends Clock {

		private Instant now = NOW;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public java.time.ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	}

	/**
	 * A key set that changes.
	 */
	private static final class Source extends AbstractResource {

		private List<String> ids = List.of();

		private String broken;

		private int reads;

		private final Map<String, KeyPair> pairs = new java.util.HashMap<>();

		private String x(String id) {
			byte[] encoded = this.pairs.computeIfAbsent(id, (name) -> Jwks.CRV.Ed25519.keyPair().build())
				.getPublic()
				.getEncoded();
			return java.util.Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(java.util.Arrays.copyOfRange(encoded, 12, 44));
		}

		@Override
		public String getDescription() {
			return "keys of this test";
		}

		@Override
		public InputStream getInputStream() throws IOException {
			this.reads++;
			String keys = String.join(",", this.ids.stream()
				.map((id) -> "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\",\"x\":\"%s\"}".formatted(id, x(id)))
				.toList());
			String json = (this.broken != null) ? this.broken : "{\"keys\":[%s]}".formatted(keys);
			return new java.io.ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
		}

	}

}
