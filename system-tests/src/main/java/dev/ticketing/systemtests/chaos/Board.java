package dev.ticketing.systemtests.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What everybody talks of: the newest tickets, which all want at once, the newest orders,
 * into which some are too curious, and what was bought last.
 */
final class Board {

	private static final int TICKETS = 4;

	private static final int ORDERS = 50;

	private static final int SALES = 24;

	private final Deque<Offer> tickets = new ArrayDeque<>();

	private final Deque<String> orders = new ArrayDeque<>();

	private final Deque<Sale> sales = new ArrayDeque<>();

	synchronized void offered(Offer offer) {
		add(offer, this.tickets, TICKETS);
	}

	synchronized void ordered(String orderId) {
		add(orderId, this.orders, ORDERS);
	}

	synchronized void sold(Sale sale) {
		add(sale, this.sales, SALES);
	}

	private static <T> void add(T newest, Deque<T> all, int most) {
		all.addLast(newest);
		if (all.size() > most) {
			all.removeFirst();
		}
	}

	synchronized Optional<Offer> ticket(Random dice) {
		return one(this.tickets, dice);
	}

	synchronized Optional<String> order(Random dice) {
		return one(this.orders, dice);
	}

	/**
	 * Something that was bought, of anybody.
	 */
	synchronized Optional<Sale> sale(Random dice) {
		return one(this.sales, dice);
	}

	/**
	 * Something that this seller has sold.
	 */
	synchronized Optional<Sale> saleOf(String seller, Random dice) {
		return one(this.sales.stream().filter((sale) -> sale.offer().seller().equals(seller)).toList(), dice);
	}

	private static <T> Optional<T> one(Collection<T> all, Random dice) {
		int choice = dice.nextInt(1 << 20);
		List<T> list = new ArrayList<>(all);
		return list.isEmpty() ? Optional.empty() : Optional.of(list.get(choice % list.size()));
	}

	/**
	 * A ticket, and the name of its seller.
	 */
	record Offer(String ticketId, String seller) {
	}

	/**
	 * An order that was paid.
	 *
	 * @param passes one at least
	 */
	record Sale(Offer offer, String orderId, List<Pass> passes) {

		Pass one(int choice) {
			return this.passes.get(choice % this.passes.size());
		}

	}

	/**
	 * What somebody enters by.
	 */
	record Pass(String admissionId, String code) {
	}

}
