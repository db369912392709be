package dev.ticketing.systemtests.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What everybody talks of: the newest tickets, which all want at once, and the newest
 * orders, into which some are too curious.
 */
final class Board {

	private static final int TICKETS = 4;

	private static final int ORDERS = 50;

	private final Deque<String> tickets = new ArrayDeque<>();

	private final Deque<String> orders = new ArrayDeque<>();

	synchronized void offered(String ticketId) {
		this.tickets.addLast(ticketId);
		if (this.tickets.size() > TICKETS) {
			this.tickets.removeFirst();
		}
	}

	synchronized void ordered(String orderId) {
		this.orders.addLast(orderId);
		if (this.orders.size() > ORDERS) {
			this.orders.removeFirst();
		}
	}

	synchronized Optional<String> ticket(Random dice) {
		return one(this.tickets, dice);
	}

	synchronized Optional<String> order(Random dice) {
		return one(this.orders, dice);
	}

	private static Optional<String> one(Deque<String> all, Random dice) {
		int choice = dice.nextInt(1 << 20);
		List<String> list = new ArrayList<>(all);
		return list.isEmpty() ? Optional.empty() : Optional.of(list.get(choice % list.size()));
	}

}
