package dev.ticketing.auth;

import java.util.function.Consumer;

import dev.ticketing.auth.KeyFixtures.NamedKey;
import dev.ticketing.testing.LocalServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Starts the service as an operator would, with one set of keys after the other.
 */
@ExtendWith(OutputCaptureExtension.class)
class KeysIntegrationTests {

	private static final String EMAIL = "rotation@example.com";

	private static final String PASSWORD = "correct horse";

	private final String database = LocalServers.mongo("auth-keys");

	@Test
	void sessionsOutliveANewKeyButNotTheRemovalOfTheirOwn() {
		NamedKey old = KeyFixtures.key("old");
		NamedKey young = KeyFixtures.key("young");
		StringBuilder token = new StringBuilder();
		running(KeyFixtures.setOf(old), (auth) -> token.append(auth.signUp(EMAIL, PASSWORD).token()));
		running(KeyFixtures.setOf(young, old), (auth) -> {
			assertThat(auth.currentUser(token.toString()).get("email").asString()).isEqualTo(EMAIL);
			assertThat(auth.get("/api/users/jwks").json().get("keys")).hasSize(2);
			String next = auth.signIn(EMAIL, PASSWORD).token();
			assertThat(new String(java.util.Base64.getUrlDecoder().decode(next.split("\\.")[0])))
				.contains("\"kid\":\"young\"");
			assertThat(auth.currentUser(next).get("email").asString()).isEqualTo(EMAIL);
		});
		running(KeyFixtures.setOf(young), (auth) -> assertThat(auth.currentUser(token.toString()).isNull()).isTrue());
	}

	@Test
	void refusesToStartWithoutKeysAndSaysWhatToSet(CapturedOutput output) {
		assertThatThrownBy(() -> start("")).isNotNull();
		assertThat(output).contains("Can't start: SESSION_KEYS is not set. Set SESSION_KEYS to")
			.doesNotContain("\tat dev.ticketing");
	}

	private void running(String keys, Consumer<Browser> use) {
		try (ConfigurableApplicationContext auth = start(KeyFixtures.write(keys))) {
			use.accept(new Browser(auth.getEnvironment().getRequiredProperty("local.server.port", int.class)));
		}
	}

	private ConfigurableApplicationContext start(String keys) {
		return new SpringApplicationBuilder(AuthApplication.class).run("--server.port=0", "--server.address=127.0.0.1",
				"--spring.mongodb.uri=" + this.database, "--auth.keys=" + keys);
	}

}
