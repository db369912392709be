package dev.ticketing.auth.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.dao.DuplicateKeyException;

/**
 * What accounts need around them, without Spring and without a store.
 */
final class AccountFixtures {

	static final EmailAddress ANN = new EmailAddress("ann@example.com");

	static final Password PASSWORD = new Password("correct horse");

	private AccountFixtures() {
	}

	static Bulkhead bulkhead(int permits, int queue, Duration patience) {
		return new Bulkhead(new HashingSettings(permits, queue, patience));
	}

	static Bulkhead roomy() {
		return bulkhead(2, 100, Duration.ofSeconds(30));
	}

	/**
	 * Accounts in memory, each address once.
	 */
	static class InMemoryAccounts implements Accounts {

		final Map<String, Account> byEmail = new ConcurrentHashMap<>();

		@Override
		public Optional<Account> findByEmail(String email) {
			return Optional.ofNullable(this.byEmail.get(email));
		}

		@Override
		public boolean existsByEmail(String email) {
			return this.byEmail.containsKey(email);
		}

		@Override
		public Account insert(Account account) {
			if (this.byEmail.putIfAbsent(account.email(), account) != null) {
				throw new DuplicateKeyException(account.email());
			}
			return account;
		}

		@Override
		public void replaceHash(String id, String old, String better) {
			this.byEmail.replaceAll((email, account) -> (account.id().equals(id) && account.passwordHash().equals(old))
					? new Account(id, email, better, account.createdAt()) : account);
		}

	}

	/**
	 * A clock that tests turn.
	 */
	static final class TurnedClock extends Clock {

		private Instant now = Instant.parse("2030-01-01T12:00:00Z");

		void turn(Duration duration) {
			this.now = this.now.plus(duration);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

	}

}
