package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.chaos.Board.Sale;

/**
 * Scans what guests of a seller show, some of it twice, some at two entrances at once,
 * some that is somebody else's or nobody's.
 */
final class Door implements Callable<Integer> {

	private final Client client;

	private final String seller;

	private final Random dice;

	private final Board board;

	private final Instant until;

	private int count;

	Door(Client client, String seller, Random dice, Board board, Instant until) {
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
			int pause = 200 + this.dice.nextInt(700);
			Optional<Sale> sale = (plan < 85) ? this.board.saleOf(this.seller, this.dice) : this.board.sale(this.dice);
			if (sale.isPresent()) {
				look(sale.get(), sale.get().one(choice).code(), plan);
			}
			Thread.sleep(pause);
		}
		return this.count;
	}

	private void look(Sale sale, String code, int plan) throws InterruptedException {
		if (plan < 55 || (plan >= 85 && plan < 93)) {
			this.client.insist(scan(sale, code), this.until);
		}
		else if (plan < 75) {
			this.client.insistAtOnce(scan(sale, code), scan(sale, code), this.until);
		}
		else if (plan < 85) {
			Wish scan = scan(sale, code);
			this.client.insistAtOnce(scan, scan, this.until);
		}
		else {
			String forged = new StringBuilder(code).reverse().toString();
			this.client.insist(Wish.scan(null, sale.offer().ticketId(), forged, key()), this.until);
		}
	}

	private Wish scan(Sale sale, String code) {
		return Wish.scan(sale.orderId(), sale.offer().ticketId(), code, key());
	}

	private String key() {
		return "%s-door-%d".formatted(this.seller, ++this.count);
	}

}
