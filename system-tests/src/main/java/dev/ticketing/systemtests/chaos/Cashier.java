package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.chaos.Board.Pass;
import dev.ticketing.systemtests.chaos.Board.Sale;

/**
 * Gives money of a seller back: of whole orders, of single admissions, of both at once,
 * of what is shown at the door in the same moment, and tries to give other sellers'.
 */
final class Cashier implements Callable<Integer> {

	private final Client client;

	private final String seller;

	private final Random dice;

	private final Board board;

	private final Instant until;

	private int count;

	Cashier(Client client, String seller, Random dice, Board board, Instant until) {
		this.client = client;
		this.seller = seller;
		this.dice = dice;
		this.board = board;
		this.until = until;
	}

	@Override
	public Integer call() throws InterruptedException {
		while (Instant.now().isBefore(this.until)) {
			int plan = this.dice.nextInt(100);
			int choice = this.dice.nextInt(1 << 20);
			int pause = 500 + this.dice.nextInt(1_500);
			Optional<Sale> sale = (plan < 95) ? this.board.saleOf(this.seller, this.dice) : this.board.sale(this.dice);
			if (sale.isPresent()) {
				giveBack(sale.get(), sale.get().one(choice), plan);
			}
			Thread.sleep(pause);
		}
		return this.count;
	}

	private void giveBack(Sale sale, Pass pass, int plan) throws InterruptedException {
		Wish whole = Wish.refund(sale.orderId(), List.of(), key());
		Wish one = Wish.refund(sale.orderId(), List.of(pass.admissionId()), key());
		if (plan < 30 || plan >= 95) {
			this.client.insist(whole, this.until);
		}
		else if (plan < 60) {
			this.client.insist(one, this.until);
		}
		else if (plan < 70) {
			this.client.insistAtOnce(one, one, this.until);
		}
		else if (plan < 80) {
			this.client.insistAtOnce(whole, one, this.until);
		}
		else {
			Wish scan = Wish.scan(sale.orderId(), sale.offer().ticketId(), pass.code(), key());
			this.client.insistAtOnce((plan < 88) ? whole : one, scan, this.until);
		}
	}

	private String key() {
		return "%s-cashier-%d".formatted(this.seller, ++this.count);
	}

}
