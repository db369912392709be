package dev.ticketing.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.CardDeclined;
import dev.ticketing.payments.stripe.Decline;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Intent.State;
import dev.ticketing.payments.stripe.StripeRefused;
import dev.ticketing.payments.stripe.StripeSilent;

/**
 * Stripe and the bank behind it: intents, and for each idempotency key the answer that
 * was given, which is the answer for ever. A card is called what becomes of it: "good",
 * "declined", or "asks" (the buyer, first).
 */
final class Bank {

	private final Map<String, Account> accounts = new LinkedHashMap<>();

	private final Map<String, Object> answers = new HashMap<>();

	private final Clock clock;

	Bank(Clock clock) {
		this.clock = clock;
	}

	void clear() {
		this.accounts.clear();
		this.answers.clear();
	}

	Map<String, Account> accounts() {
		return this.accounts;
	}

	/**
	 * Does what a key asks for, once.
	 */
	Intent once(String key, Supplier<Intent> call) {
		if (!this.answers.containsKey(key)) {
			try {
				this.answers.put(key, call.get());
			}
			catch (CardDeclined | StripeRefused ex) {
				this.answers.put(key, ex);
			}
		}
		if (this.answers.get(key) instanceof RuntimeException ex) {
			throw ex;
		}
		return (Intent) this.answers.get(key);
	}

	/**
	 * Has the key answer with an error from now on, whatever has been done for it.
	 */
	void spoil(String key) {
		this.answers.put(key, new StripeSilent("500", true));
	}

	Intent create(String paymentId, String orderId, long amount, String currency) {
		Account account = new Account("pi" + (this.accounts.size() + 1), paymentId, orderId, amount, currency);
		this.accounts.put(account.id, account);
		return account.look();
	}

	Intent confirm(String id, Card card) {
		Account account = account(id);
		if (account.state != State.OPEN && account.state != State.ACTION) {
			throw unexpected(account);
		}
		switch (card.reference()) {
			case "good" -> account.state = State.HELD;
			case "asks" -> account.state = State.ACTION;
			default -> account.decline();
		}
		if (account.state == State.OPEN) {
			throw new CardDeclined(account.decline);
		}
		return account.look();
	}

	/**
	 * The buyer answers the bank.
	 */
	void answer(String id, boolean yes) {
		Account account = account(id);
		if (account.state == State.ACTION && yes) {
			account.state = State.HELD;
		}
		else if (account.state == State.ACTION) {
			account.decline();
		}
	}

	Intent capture(String id) {
		Account account = account(id);
		if (account.state != State.HELD) {
			throw unexpected(account);
		}
		account.state = State.TAKEN;
		account.takenAt.add(this.clock.instant());
		return account.look();
	}

	Intent cancel(String id) {
		Account account = account(id);
		if (account.state == State.TAKEN || account.state == State.CANCELED) {
			throw unexpected(account);
		}
		account.state = State.CANCELED;
		return account.look();
	}

	Intent find(String id) {
		return account(id).look();
	}

	private Account account(String id) {
		return this.accounts.get(id);
	}

	private static StripeRefused unexpected(Account account) {
		return new StripeRefused(
				new Decline("payment_intent_unexpected_state", null, account.id + " is " + account.state));
	}

	@Override
	public String toString() {
		return this.accounts + " " + new java.util.TreeMap<>(this.answers);
	}

	/**
	 * An intent.
	 */
	static final class Account {

		final String id;

		final String paymentId;

		final String orderId;

		final long amount;

		final String currency;

		final List<Instant> takenAt = new ArrayList<>();

		State state = State.OPEN;

		private Decline decline;

		Account(String id, String paymentId, String orderId, long amount, String currency) {
			this.id = id;
			this.paymentId = paymentId;
			this.orderId = orderId;
			this.amount = amount;
			this.currency = currency;
		}

		private void decline() {
			this.state = State.OPEN;
			this.decline = new Decline("card_declined", "generic_decline", "No.");
		}

		/**
		 * Whether the bank waits for the buyer.
		 */
		boolean asks() {
			return this.state == State.ACTION;
		}

		Intent look() {
			return new Intent(this.id, this.state, this.amount, this.amount * this.takenAt.size(), this.currency,
					this.id + "_secret", this.decline);
		}

		@Override
		public String toString() {
			return "%s %s for order %s, taken %d times".formatted(this.id, this.state, this.orderId,
					this.takenAt.size());
		}

	}

}
