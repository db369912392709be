package dev.ticketing.auth.account;

import java.time.Clock;

import dev.ticketing.web.Refusal;
import org.bson.types.ObjectId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Makes an account for an address that has none.
 */
@Component
final class SignUp {

	private final Accounts accounts;

	private final PasswordHashing hashing;

	private final Bulkhead bulkhead;

	private final Clock clock;

	SignUp(Accounts accounts, PasswordHashing hashing, Bulkhead bulkhead, Clock clock) {
		this.accounts = accounts;
		this.hashing = hashing;
		this.bulkhead = bulkhead;
		this.clock = clock;
	}

	/**
	 * Signs up.
	 * @throws Refusal if the address has an account
	 */
	Account signUp(EmailAddress email, Password password) {
		String hash = this.bulkhead.call(() -> hash(email, password));
		try {
			return this.accounts
				.insert(new Account(new ObjectId().toHexString(), email.value(), hash, this.clock.instant()));
		}
		catch (DuplicateKeyException ex) {
			throw inUse();
		}
	}

	// Looks when it is its turn: of many who want one address, only the first ones hash.
	private String hash(EmailAddress email, Password password) {
		if (this.accounts.existsByEmail(email.value())) {
			throw inUse();
		}
		return this.hashing.hash(password);
	}

	private static Refusal inUse() {
		return Refusal.invalid("email", "Email in use");
	}

}
