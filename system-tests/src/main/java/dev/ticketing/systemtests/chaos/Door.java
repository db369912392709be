package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.Random;

import dev.ticketing.systemtests.chaos.Board.Sale;

/**
 * Scans what guests of a seller show, some of it twice, some at two entrances at once,
 * some that is somebody else's or nobody's.
 */
final class Door extends Staff {

	Door(Client client, String seller, Random dice, Board board, Instant until) {
		super(client, seller, new Habits("door", 85, 200, 700), dice, board, until);
	}

	@Override
	void deal(Sale sale, int choice, int plan) throws InterruptedException {
		String code = sale.one(choice).code();
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

}
