package dev.ticketing.auth.account;

import java.util.List;

import dev.ticketing.auth.account.AccountFixtures.InMemoryAccounts;
import dev.ticketing.auth.account.AccountFixtures.TurnedClock;
import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static dev.ticketing.auth.account.AccountFixtures.ANN;
import static dev.ticketing.auth.account.AccountFixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SignUpTests {

	private final TurnedClock clock = new TurnedClock();

	private final PasswordHashing hashing = new PasswordHashing();

	private final Bulkhead bulkhead = AccountFixtures.roomy();

	@AfterEach
	void close() {
		this.bulkhead.close();
	}

	@Test
	void makesAnAccountWithAHashOfThePassword() {
		InMemoryAccounts accounts = new InMemoryAccounts();
		Account account = signUp(accounts);
		assertThat(accounts.byEmail.values()).containsExactly(account);
		assertThat(account.email()).isEqualTo("ann@example.com");
		assertThat(account.createdAt()).isEqualTo(this.clock.instant());
		assertThat(this.hashing.matches(PASSWORD, account.passwordHash())).isTrue();
		assertThat(this.hashing.isOutdated(account.passwordHash())).isFalse();
	}

	@Test
	void refusesAnAddressThatHasAnAccount() {
		InMemoryAccounts accounts = new InMemoryAccounts();
		Account first = signUp(accounts);
		assertInUse(accounts);
		assertThat(accounts.byEmail.values()).containsExactly(first);
	}

	@Test
	void refusesAnAddressThatGotAnAccountMeanwhile() {
		InMemoryAccounts accounts = new InMemoryAccounts() {

			@Override
			public boolean existsByEmail(String email) {
				return false; // as it was when we looked
			}

		};
		Account first = signUp(accounts);
		assertInUse(accounts);
		assertThat(List.copyOf(accounts.byEmail.values())).containsExactly(first);
	}

	private Account signUp(Accounts accounts) {
		return new SignUp(accounts, this.hashing, this.bulkhead, this.clock).signUp(ANN, PASSWORD);
	}

	private void assertInUse(Accounts accounts) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> signUp(accounts))
			.withMessage("Email in use")
			.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(HttpStatus.BAD_REQUEST));
	}

}
