package dev.ticketing.orders.admission;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.AdmissionCodes.Proof;
import dev.ticketing.security.DevelopmentSecrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AdmissionCodesTests {

	private static final String ADMISSION = "00ffeeddccbbaa9988776655";

	private static final String ORDER = "692618f1a2b3c4d5e6f70819";

	private static final String ONE = "one-key-of-thirty-two-characters";

	private static final String OTHER = "another-key-of-forty-characters-in-length";

	private final AdmissionCodes codes = codes("", ONE);

	@Test
	void saysWhichAdmissionAndWhichOrder() {
		String code = this.codes.sign(ADMISSION, ORDER);
		assertThat(code).hasSize(AdmissionCodes.LENGTH).matches("[0-9A-HJKMNP-TV-Z]+");
		assertThat(this.codes.verify(code)).contains(new Proof(ADMISSION, ORDER));
		assertThat(this.codes.sign(ADMISSION, ORDER)).isEqualTo(code);
		assertThat(this.codes.sign(ORDER, ADMISSION)).isNotEqualTo(code);
	}

	@Test
	void forgivesHowItWasTyped() {
		String code = this.codes.sign(ADMISSION, ORDER);
		String typed = code.toLowerCase().replaceAll("(.{4})", "$1-").replace('1', 'l').replace('0', 'o');
		assertThat(this.codes.verify(typed)).contains(new Proof(ADMISSION, ORDER));
		assertThat(this.codes.verify(" " + code.replaceAll("(.{10})", "$1 "))).isPresent();
	}

	@Test
	void isSpoiledByAnyOtherCharacter() {
		String code = this.codes.sign(ADMISSION, ORDER);
		for (int i = 0; i < code.length(); i++) {
			char other = (code.charAt(i) == 'Z') ? '2' : 'Z';
			assertThat(this.codes.verify(code.substring(0, i) + other + code.substring(i + 1))).isEmpty();
		}
	}

	static Stream<String> strange() {
		return Stream.of("", " ", "-", "A", "0".repeat(59), "0".repeat(60), "0".repeat(61), "Z".repeat(60),
				"U".repeat(60), "é".repeat(60), "\uD83D\uDE00".repeat(30), "١".repeat(60), "x".repeat(60_000),
				"-".repeat(60_000), "\u0000".repeat(60), "https://ticketing.example/" + "0".repeat(60));
	}

	@ParameterizedTest
	@MethodSource("strange")
	void isNothingElse(String text) {
		assertThat(this.codes.verify(text)).isEmpty();
	}

	@Test
	void changesKeysWithoutSpoilingWhatIsPrinted() {
		String before = this.codes.sign(ADMISSION, ORDER);
		AdmissionCodes both = codes("", OTHER, ONE);
		assertThat(both.verify(before)).isPresent();
		assertThat(both.sign(ADMISSION, ORDER)).isEqualTo(codes("", OTHER).sign(ADMISSION, ORDER)).isNotEqualTo(before);
		assertThat(codes("", OTHER).verify(before)).isEmpty();
	}

	@Test
	void isNotSignedForRealWithAKeyThatEverybodyKnows() {
		assertThat(codes("dev", "dev-only-" + ONE).sign(ADMISSION, ORDER)).isNotEmpty();
		for (String environment : List.of("production", "staging", "anything")) {
			assertThatIllegalStateException().isThrownBy(() -> codes(environment, ONE, "dev-only-" + ONE))
				.withMessageContaining("ADMISSION_KEYS")
				.withMessageNotContaining(ONE);
		}
		assertThat(codes("production", ONE).sign(ADMISSION, ORDER)).isNotEmpty();
	}

	@Test
	void needsKeysThatNobodyGuesses() {
		assertThatIllegalArgumentException().isThrownBy(() -> codes("", "short"));
		assertThatIllegalArgumentException().isThrownBy(() -> codes("", ONE, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> codes(""));
	}

	@Test
	void isWrittenInWholeBytes() {
		for (int length = 0; length < 40; length++) {
			byte[] bytes = new byte[length];
			new java.util.Random(length).nextBytes(bytes);
			assertThat(Base32.decode(Base32.encode(bytes), length)).hasValue(bytes);
			assertThat(Base32.decode(Base32.encode(bytes), length + 1)).isEmpty();
		}
	}

	private static AdmissionCodes codes(String environment, String... keys) {
		OrdersSettings settings = new OrdersSettings(Duration.ofMinutes(15), Duration.ofMinutes(5),
				Duration.ofMinutes(1), Duration.ofMillis(500), List.of(keys));
		return new AdmissionCodes(settings, new DevelopmentSecrets(environment, Map.of()));
	}

}
