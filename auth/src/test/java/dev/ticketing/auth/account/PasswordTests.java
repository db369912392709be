package dev.ticketing.auth.account;

import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PasswordTests {

	@Test
	void has8To128Characters() {
		assertThat(Password.isOne("1234567")).isFalse();
		assertThat(Password.isOne("12345678")).isTrue();
		assertThat(Password.isOne("x".repeat(128))).isTrue();
		assertThat(Password.isOne("x".repeat(129))).isFalse();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new Password("1234567")).withMessage(Password.RULE);
	}

	@Test
	void countsCharactersNotTheirCode() {
		assertThat(Password.isOne("\ud83c\udfab".repeat(7))).isFalse();
		assertThat(Password.isOne("\ud83c\udfab".repeat(8))).isTrue();
		assertThat(Password.isOne("\ud83c\udfab".repeat(128))).isTrue();
		assertThat(Password.isOne("e\u0301".repeat(7))).isFalse();
		assertThat(Password.isOne("e\u0301".repeat(128))).isTrue();
	}

	@Test
	void isTheSameFromEveryKeyboard() {
		assertThat(new Password("caf\u00e9 noir")).isEqualTo(new Password("cafe\u0301 noir"));
		assertThat(new Password("Password")).isNotEqualTo(new Password("password"));
		assertThat(new Password(" 12345678 ")).isNotEqualTo(new Password("12345678"));
	}

	@Test
	void keepsItselfToItself() {
		assertThat(new Password("correct horse")).asString().doesNotContain("horse");
		assertThat(new Credentials.SignUpRequest("a", "horse")).asString().doesNotContain("horse");
		assertThat(new Credentials.SignInRequest("a", "horse")).asString().doesNotContain("horse");
	}

}
