package dev.ticketing.security;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

class DevelopmentSecretsTests {

	private static final Map<String, String> VARIABLES = Map.of("PATH", "/bin", "MONGODB_URI",
			"mongodb://orders:dev-only-0123@mongo/orders");

	@ParameterizedTest
	@ValueSource(strings = { "staging", "production", "prod", " qa " })
	void endTheStartWhereItCounts(String environment) {
		assertThatIllegalStateException().isThrownBy(() -> new DevelopmentSecrets(environment, VARIABLES))
			.withMessageContaining("MONGODB_URI")
			.withMessageNotContaining("0123");
		assertThatNoException().isThrownBy(() -> new DevelopmentSecrets(environment, Map.of("A", "s3cret")));
	}

	@Test
	void areFineOnALaptop() {
		assertThatNoException().isThrownBy(() -> new DevelopmentSecrets(null, VARIABLES));
		assertThatNoException().isThrownBy(() -> new DevelopmentSecrets("", VARIABLES));
		assertThatNoException().isThrownBy(() -> new DevelopmentSecrets("dev", VARIABLES));
	}

}
