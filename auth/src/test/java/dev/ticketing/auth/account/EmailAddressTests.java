package dev.ticketing.auth.account;

import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmailAddressTests {

	@ParameterizedTest
	@CsvSource({ "Ann@Example.COM, ann@example.com", "ann+tickets@example.com, ann+tickets@example.com",
			"o'neil@mail.example.co.uk, o'neil@mail.example.co.uk", "JOS\u00c9@example.com, jos\u00e9@example.com",
			"Jose\u0301@example.com, jos\u00e9@example.com", "\u674e@\u4f8b\u5b50.example, \u674e@\u4f8b\u5b50.example",
			"a@b.c, a@b.c" })
	void hasOneForm(String typed, String form) {
		assertThat(new EmailAddress(typed).value()).isEqualTo(form);
		assertThat(new EmailAddress(form)).isEqualTo(new EmailAddress(typed));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ann", "@", "ann@", "@example.com", "ann@example", "ann@@example.com",
			"a@b@example.com", "ann@.com", "ann@example.", "ann@example..com", " ann@example.com", "ann@example.com ",
			"an n@example.com", "ann@exam\tple.com", "ann\n@example.com", "ann\u0000@example.com",
			"ann\u00a0@example.com", "ann\u200b@example.com", "ann\ud800@example.com", "<ann@example.com>",
			"ann@example.com,bob@example.com", "\"ann\"@example.com", "ann\u037e@example.com" })
	void refusesWhatNoMailCouldReach(String typed) {
		assertThat(EmailAddress.isOne(typed)).isFalse();
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> new EmailAddress(typed));
	}

	@Test
	void isNotLongerThan254Characters() {
		String host = "." + "h".repeat(61) + "." + "h".repeat(61) + "." + "h".repeat(61) + ".example";
		String longest = "a".repeat(60) + "@x" + host;
		assertThat(longest).hasSize(256);
		assertThat(EmailAddress.isOne(longest)).isFalse();
		assertThat(EmailAddress.isOne(longest.substring(2))).isTrue();
		assertThat(EmailAddress.isOne("a".repeat(65) + "@example.com")).isFalse();
	}

}
