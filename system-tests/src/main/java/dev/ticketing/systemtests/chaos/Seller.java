package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.invariants.Note;
import dev.ticketing.systemtests.invariants.Note.Outcome;

/**
 * Offers one ticket after another, and changes and withdraws some.
 */
final class Seller implements Callable<Integer> {

	private final Client client;

	private final String name;

	private final Random dice;

	private final Board board;

	private final Instant until;

	Seller(Client client, String name, Random dice, Board board, Instant until) {
		this.client = client;
		this.name = name;
		this.dice = dice;
		this.board = board;
		this.until = until;
	}

	@Override
	public Integer call() throws InterruptedException {
		int offered = 0;
		while (Instant.now().isBefore(this.until)) {
			offer("%s ticket %d".formatted(this.name, ++offered));
		}
		return offered;
	}

	private void offer(String title) throws InterruptedException {
		int quantity = 1 + this.dice.nextInt(8);
		int plan = this.dice.nextInt(100);
		int pause = 500 + this.dice.nextInt(3_000);
		// Not sent again: it has no key, and might be offered twice.
		Wish.Terms terms = new Wish.Terms(title, quantity, plan % 2 == 0);
		Note offered = this.client.send(Wish.offer(terms));
		if (offered.outcome() == Outcome.OK) {
			String id = Client.body(offered).path("id").asString();
			this.board.offered(new Board.Offer(id, this.name));
			Thread.sleep(pause);
			if (plan < 40) {
				this.client.send(Wish.edit(id, terms.with(quantity + plan % 3 - 1), title + " edited"));
			}
			if (plan >= 30 && plan < 45) {
				this.client.send(Wish.withdraw(id, title + " withdrawn"));
			}
		}
		else {
			Thread.sleep(200);
		}
	}

}
