package dev.ticketing.auth.token;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.ticketing.auth.KeyFixtures;
import dev.ticketing.auth.KeyFixtures.NamedKey;
import dev.ticketing.start.Deployment;
import dev.ticketing.start.Deployment.Environment;
import io.jsonwebtoken.Jwts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class SigningKeysTests {

	private static final NamedKey KEY = KeyFixtures.key("a");

	@Test
	void theFirstKeySignsAndAllVerify() {
		NamedKey second = KeyFixtures.key("b");
		SigningKeys keys = keys(KeyFixtures.setOf(KEY, second));
		assertThat(keys.signingKeyId()).isEqualTo("a");
		assertThat(keys.find("a")).contains(KEY.pair().getPublic());
		assertThat(keys.find("b")).contains(second.pair().getPublic());
		assertThat(keys.find("c")).isEmpty();
		String token = Jwts.builder().subject("x").signWith(keys.signingKey()).compact();
		assertThat(Jwts.parser().verifyWith(KEY.pair().getPublic()).build().parse(token)).isNotNull();
	}

	@Test
	void showsNothingPrivate() {
		assertThat(keys(KeyFixtures.setOf(KEY)).publicKeys()).singleElement()
			.satisfies((key) -> assertThat(KEY.json()).contains("\"x\":\"%s\"".formatted(key.get("x"))))
			.satisfies((key) -> assertThat(key).doesNotContainKey("d"));
	}

	@Test
	void keysMadeForDevelopmentAreRefusedWhereStrangersCome() {
		SigningKeys keys = keys(KeyFixtures.setOf(KEY, KeyFixtures.key("dev-only-b")));
		for (Environment environment : Environment.values()) {
			Deployment deployment = new Deployment(environment, Map.of());
			if (environment == Environment.DEV) {
				assertThat(new RealKeysOnly(keys, deployment)).isNotNull();
			}
			else {
				assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> new RealKeysOnly(keys, deployment))
					.withMessageContaining("made for development");
			}
		}
		assertThat(new RealKeysOnly(keys(KeyFixtures.setOf(KEY)), new Deployment(Environment.PRODUCTION, Map.of())))
			.isNotNull();
	}

	static Stream<Arguments> unusable() {
		String json = KEY.json();
		return Stream.of(arguments("nothing", ""), arguments("no JSON", "nonsense"), arguments("no set", json),
				arguments("an empty set", "{\"keys\":[]}"), arguments("no key", set("7")),
				arguments("a public key", set(json.replaceFirst(",\"d\":\"[^\"]*\"", ""))),
				arguments("a public key after a private one",
						set(json + "," + KeyFixtures.key("b").json().replaceFirst(",\"d\":\"[^\"]*\"", ""))),
				arguments("no key id", set(json.replace("\"kid\":\"a\",", ""))),
				arguments("a key id twice", KeyFixtures.setOf(KEY, KeyFixtures.key("a"))),
				arguments("another curve", set(json.replace("Ed25519", "X25519"))),
				arguments("another kind", set("{\"kty\":\"oct\",\"kid\":\"a\",\"k\":\"c2VjcmV0LXNlY3JldC1zZWNyZXQ\"}")),
				arguments("halves that don't belong together",
						set(json.replaceFirst("\"x\":\"[^\"]*\"", "\"x\":\"%s\"".formatted("A".repeat(43))))),
				arguments("half a secret", set(json.replaceFirst("\"d\":\"[^\"]{9}", "\"d\":\""))));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("unusable")
	void refusesWhatItCanNotSignWith(String what, String json) {
		String secret = KEY.json().replaceFirst(".*\"d\":\"([^\"]*)\".*", "$1");
		assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> keys(json))
			.withMessageStartingWith("SESSION_KEYS ")
			.satisfies(
					(ex) -> assertThat(new UnusableKeysAnalyzer().analyze(ex).getDescription()).doesNotContain(secret)
						.doesNotContain("\n"));
	}

	@Test
	void refusesALocationWithNothingThere() {
		assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> read("file:/nowhere/private-jwks.json"));
		assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> read(" "));
		assertThatExceptionOfType(UnusableKeys.class).isThrownBy(() -> read(null));
	}

	private static String set(String keys) {
		return "{\"keys\":[%s]}".formatted(keys);
	}

	private static SigningKeys keys(String json) {
		return read(KeyFixtures.write(json));
	}

	private static SigningKeys read(String location) {
		return new SigningKeys(new TokenSettings(location, Duration.ofHours(12)), new DefaultResourceLoader());
	}

}
