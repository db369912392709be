package dev.ticketing.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

import dev.ticketing.systemtests.chaos.Board.Offer;
import dev.ticketing.systemtests.chaos.Board.Pass;
import dev.ticketing.systemtests.chaos.Board.Sale;
import dev.ticketing.systemtests.invariants.Note;
import dev.ticketing.systemtests.invariants.Note.Outcome;

/**
 * Reserves what is new, and pays, cancels, forgets, or does several of it at once; gets
 * the codes of what was paid, and returns some of it.
 */
final class Buyer implements Callable<Integer> {

	private static final String GOOD = "tok_visa";

	private static final String DECLINED = "tok_chargeDeclined";

	private final Client client;

	private final String name;

	private final Random dice;

	private final Board board;

	private final Instant until;

	private int count;

	Buyer(Client client, String name, Random dice, Board board, Instant until) {
		this.client = client;
		this.name = name;
		this.dice = dice;
		this.board = board;
		this.until = until;
	}

	@Override
	public Integer call() throws InterruptedException {
		while (Instant.now().isBefore(this.until)) {
			Optional<Offer> ticket = this.board.ticket(this.dice);
			int quantity = 1 + this.dice.nextInt(2);
			int plan = this.dice.nextInt(100);
			int pause = this.dice.nextInt(400);
			if (ticket.isPresent()) {
				visit(ticket.get(), quantity, plan, pause);
			}
			Thread.sleep(pause);
		}
		return this.count;
	}

	private void visit(Offer offer, int quantity, int plan, int pause) throws InterruptedException {
		Wish wish = Wish.reserve(offer.ticketId(), quantity, key());
		List<Note> reserved = (plan % 7 == 0) ? atOnce(wish, wish) : List.of(this.client.insist(wish, this.until));
		Optional<Note> done = reserved.stream().filter((note) -> note.outcome() == Outcome.OK).findFirst();
		if (done.isPresent()) {
			String orderId = Client.body(done.get()).path("id").asString();
			this.board.ordered(orderId);
			Thread.sleep(pause);
			end(orderId, Instant.parse(Client.body(done.get()).path("expiresAt").asString()), plan);
			if (plan < 60 || (plan >= 68 && plan < 90)) {
				collect(offer, orderId, plan);
			}
		}
	}

	private void end(String orderId, Instant expiresAt, int plan) throws InterruptedException {
		if (plan < 50) {
			insist(pay(orderId, GOOD));
		}
		else if (plan < 60) {
			insist(pay(orderId, DECLINED));
			insist(pay(orderId, GOOD));
		}
		else if (plan < 68) {
			insist(Wish.cancel(orderId, key()));
		}
		else if (plan < 76) {
			Wish pay = pay(orderId, GOOD);
			Wish cancel = Wish.cancel(orderId, key());
			atOnce(pay, cancel);
		}
		else if (plan < 82) {
			Duration left = Duration.between(Instant.now(), expiresAt).plusMillis(plan * 10 - 850);
			Thread.sleep(left.isPositive() ? left : Duration.ZERO);
			this.client.send(pay(orderId, GOOD)); // at the very last moment, or after it
		}
		else if (plan < 90) {
			Wish one = pay(orderId, GOOD);
			Wish other = pay(orderId, "tok_mastercard");
			atOnce(one, other);
		}
		else if (plan < 95) {
			look(orderId);
		}
		// The others forget about it.
	}

	private void collect(Offer offer, String orderId, int plan) throws InterruptedException {
		Note collected = this.client.send(Wish.collect(orderId, key()));
		for (int i = 0; i < 8 && collected.outcome() != Outcome.OK && Instant.now().isBefore(this.until); i++) {
			Thread.sleep(300);
			collected = this.client.send(Wish.collect(orderId, key()));
		}
		if (collected.outcome() == Outcome.OK) {
			List<Pass> passes = Client.body(collected)
				.valueStream()
				.map((each) -> new Pass(each.path("id").asString(), each.path("code").asString()))
				.toList();
			this.board.sold(new Sale(offer, orderId, passes));
			if (plan % 5 == 1) {
				insist(Wish.cancel(orderId, key())); // to return it, where it can be
			}
		}
	}

	private void look(String mine) throws InterruptedException {
		this.client.send(Wish.look(mine, key()));
		Optional<String> any = this.board.order(this.dice);
		if (any.isPresent()) {
			this.client.send(Wish.look(any.get(), key()));
		}
	}

	private List<Note> atOnce(Wish one, Wish other) throws InterruptedException {
		return this.client.insistAtOnce(one, other, this.until);
	}

	private void insist(Wish wish) throws InterruptedException {
		this.client.insist(wish, this.until);
	}

	private Wish pay(String orderId, String card) {
		return Wish.pay(orderId, card, key());
	}

	private String key() {
		return "%s-%d".formatted(this.name, ++this.count);
	}

}
