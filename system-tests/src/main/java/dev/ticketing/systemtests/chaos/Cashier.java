package dev.ticketing.systemtests.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Random;

import dev.ticketing.systemtests.chaos.Board.Pass;
import dev.ticketing.systemtests.chaos.Board.Sale;

/**
 * Gives money of a seller back: of whole orders, of single admissions, of both at once,
 * of what is shown at the door in the same moment, and tries to give other sellers'.
 */
final class Cashier extends Staff {

	Cashier(Client client, String seller, Random dice, Board board, Instant until) {
		super(client, seller, new Habits("cashier", 95, 500, 1_500), dice, board, until);
	}

	@Override
	void deal(Sale sale, int choice, int plan) throws InterruptedException {
		Pass pass = sale.one(choice);
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

}
