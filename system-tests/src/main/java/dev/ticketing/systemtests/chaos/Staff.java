package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.chaos.Board.Sale;

/**
 * Somebody who deals with what a seller has sold, one sale after the other, and now and
 * then with what another has.
 */
abstract class Staff implements Callable<Integer> {

	protected final Client client;

	protected final Instant until;

	private final String seller;

	private final Habits habits;

	private final Random dice;

	private final Board board;

	private int count;

	Staff(Client client, String seller, Habits habits, Random dice, Board board, Instant until) {
		this.client = client;
		this.seller = seller;
		this.habits = habits;
		this.dice = dice;
		this.board = board;
		this.until = until;
	}

	@Override
	public Integer call() throws InterruptedException {
		while (Instant.now().isBefore(this.until)) {
			int plan = this.dice.nextInt(100);
			int choice = this.dice.nextInt(1 << 20);
			int pause = this.habits.shortest() + this.dice.nextInt(this.habits.more());
			Optional<Sale> sale = (plan < this.habits.own()) ? this.board.saleOf(this.seller, this.dice)
					: this.board.sale(this.dice);
			if (sale.isPresent()) {
				deal(sale.get(), choice, plan);
			}
			Thread.sleep(pause);
		}
		return this.count;
	}

	/**
	 * @param choice decides for one of the sale's admissions
	 * @param plan what to do with it, from 0 to 99
	 */
	abstract void deal(Sale sale, int choice, int plan) throws InterruptedException;

	String key() {
		return "%s-%s-%d".formatted(this.seller, this.habits.name(), ++this.count);
	}

	/**
	 * How somebody works.
	 *
	 * @param name of what they are
	 * @param own how many of a hundred plans are about sales of their own seller
	 * @param shortest of all pauses, in milliseconds
	 * @param more how much longer a pause may be
	 */
	record Habits(String name, int own, int shortest, int more) {
	}

}
