package dev.ticketing.auth.account;

import java.util.Map;

import dev.ticketing.auth.account.AccountFixtures.InMemoryAccounts;
import dev.ticketing.auth.account.AccountFixtures.TurnedClock;
import dev.ticketing.web.Refusal;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

import static dev.ticketing.auth.account.AccountFixtures.ANN;
import static dev.ticketing.auth.account.AccountFixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignInTests {

	private static final String HERE = "192.0.2.1";

	private static final EmailAddress UNKNOWN = new EmailAddress("bob@example.com");

	private final TurnedClock clock = new TurnedClock();

	private final InMemoryAccounts accounts = new InMemoryAccounts();

	private final PasswordHashing hashing = new PasswordHashing();

	private final Bulkhead bulkhead = AccountFixtures.roomy();

	private final FailedSignIns failures = new FailedSignIns(this.clock);

	private final SignIn signIn = new SignIn(this.accounts, this.hashing, this.bulkhead, this.failures);

	private Account ann;

	@BeforeEach
	void signUp() {
		this.ann = new SignUp(this.accounts, this.hashing, this.bulkhead, this.clock).signUp(ANN, PASSWORD);
	}

	@AfterEach
	void close() {
		this.bulkhead.close();
	}

	@Test
	void findsTheAccount() {
		assertThat(this.signIn.signIn(ANN, PASSWORD.text(), HERE)).isEqualTo(this.ann);
		assertThat(this.accounts.byEmail).isEqualTo(Map.of(ANN.value(), this.ann));
	}

	@Test
	void saysTheSameWhateverWasWrong() {
		assertRefused(ANN, "wrong horse").withMessage("Invalid credentials");
		assertRefused(ANN, "").withMessage("Invalid credentials");
		assertRefused(ANN, "x".repeat(1000)).withMessage("Invalid credentials");
		assertRefused(UNKNOWN, PASSWORD.text()).withMessage("Invalid credentials");
	}

	@Test
	void hashesForAnUnknownAddressToo() {
		this.bulkhead.close();
		assertRefused(ANN, PASSWORD.text()).withMessageContaining("Too many people");
		assertRefused(UNKNOWN, PASSWORD.text()).withMessageContaining("Too many people");
	}

	@Test
	void comparesAnUnknownAddressWithAHashOfTheUsualKind() {
		assertThat(this.hashing.nobodys()).hasSameSizeAs(this.ann.passwordHash())
			.startsWith(this.ann.passwordHash().replaceFirst("(p=1\\$).*", "$1"));
		assertThat(this.hashing.isOutdated(this.hashing.nobodys())).isFalse();
		assertThat(this.hashing.matches(PASSWORD, this.hashing.nobodys())).isFalse();
	}

	@Test
	void renewsAHashOfAnOlderStandard() {
		String weak = "{argon2}" + new Argon2PasswordEncoder(16, 32, 1, 4096, 1).encode(PASSWORD.text());
		this.accounts.byEmail.put(ANN.value(), new Account("1", ANN.value(), weak, this.clock.instant()));
		assertRefused(ANN, "wrong horse");
		assertThat(this.accounts.byEmail.get(ANN.value()).passwordHash()).isEqualTo(weak);
		this.signIn.signIn(ANN, PASSWORD.text(), HERE);
		String renewed = this.accounts.byEmail.get(ANN.value()).passwordHash();
		assertThat(renewed).contains("m=19456,t=2,p=1");
		assertThat(this.signIn.signIn(ANN, PASSWORD.text(), HERE).passwordHash()).isEqualTo(renewed);
	}

	@Test
	void slowsDownWhoGuesses() {
		for (int i = 0; i < 20; i++) {
			assertRefused(ANN, "wrong horse").withMessage("Invalid credentials");
		}
		assertRefused(ANN, PASSWORD.text())
			.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
		assertThat(this.signIn.signIn(ANN, PASSWORD.text(), "192.0.2.2")).isEqualTo(this.ann);
	}

	private ThrowableAssertAlternative<Refusal> assertRefused(EmailAddress email, String given) {
		return assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.signIn.signIn(email, given, HERE));
	}

}
