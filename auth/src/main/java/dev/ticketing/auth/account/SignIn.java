package dev.ticketing.auth.account;

import java.util.Optional;

import dev.ticketing.web.Refusal;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Finds the account that an address and a password belong to. Neither the answer nor the
 * time it takes tells whether the address has an account.
 */
@Component
final class SignIn {

	private final Accounts accounts;

	private final PasswordHashing hashing;

	private final Bulkhead bulkhead;

	private final FailedSignIns failures;

	SignIn(Accounts accounts, PasswordHashing hashing, Bulkhead bulkhead, FailedSignIns failures) {
		this.accounts = accounts;
		this.hashing = hashing;
		this.bulkhead = bulkhead;
		this.failures = failures;
	}

	/**
	 * Signs in.
	 * @param given what was typed, which may be no possible password at all
	 * @param from where the request comes from
	 * @throws Refusal if address and password don't belong together, or after too many
	 * failures
	 */
	Account signIn(EmailAddress email, String given, String from) {
		if (!Password.isOne(given)) {
			throw invalid();
		}
		this.failures.refuseHasty(email, from);
		Password password = new Password(given);
		// The store, too, is asked only when it is its turn: a flood must not reach it.
		return this.bulkhead.call(() -> verify(email, password, from));
	}

	private Account verify(EmailAddress email, Password password, String from) {
		// Again: a burst of guesses must not overtake the count.
		this.failures.refuseHasty(email, from);
		Optional<Account> account = this.accounts.findByEmail(email.value());
		boolean right = matches(account, password);
		this.failures.count(email, from, right);
		return account.filter((known) -> right).map((known) -> upgraded(known, password)).orElseThrow(SignIn::invalid);
	}

	private boolean matches(Optional<Account> account, Password password) {
		return this.hashing.matches(password, account.map(Account::passwordHash).orElse(this.hashing.nobodys()));
	}

	private Account upgraded(Account account, Password password) {
		if (this.hashing.isOutdated(account.passwordHash())) {
			this.accounts.replaceHash(account.id(), account.passwordHash(), this.hashing.hash(password));
		}
		return account;
	}

	private static Refusal invalid() {
		return Refusal.of(HttpStatus.BAD_REQUEST, "Invalid credentials");
	}

}
