package dev.ticketing.payments.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.order.Orders;
import dev.ticketing.payments.payment.PaymentBooks;
import dev.ticketing.payments.payment.PaymentBooks.Booked;
import dev.ticketing.payments.stripe.BookedIntent;
import dev.ticketing.payments.stripe.StripeLedger;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * All books that are compared.
 */
@Component
record Books(StripeLedger stripe, PaymentBooks payments, Orders orders) {

	private static final int PAGE = 200;

	/**
	 * The intents of a page that are ours, with what belongs to them.
	 */
	List<Case> around(List<BookedIntent> page) {
		List<BookedIntent> ours = page.stream().filter(BookedIntent::isOurs).toList();
		Map<String, Booked> found = this.payments.find(ours.stream().map(BookedIntent::paymentId).toList())
			.stream()
			.collect(Collectors.toMap(Booked::id, Function.identity()));
		Map<String, Order> theirs = this.orders.findByIdIn(ours.stream().map(BookedIntent::orderId).toList())
			.stream()
			.collect(Collectors.toMap(Order::id, Function.identity()));
		return ours.stream()
			.map((intent) -> new Case(intent, found.get(intent.paymentId()), theirs.get(intent.orderId())))
			.toList();
	}

	/**
	 * The orders that were made since then and are complete, whose payment has not taken
	 * the money. Only the store looks at those that are not, which after an on-sale
	 * morning are most.
	 * @return how many complete orders there were
	 */
	int unpaidSince(Instant from, Consumer<Order> reader) {
		int count = 0;
		List<Order> page = complete(firstId(from));
		while (!page.isEmpty()) {
			List<String> paid = this.payments.ofOrders(page.stream().map(Order::id).toList())
				.stream()
				.filter(Booked::isTaken)
				.map(Booked::orderId)
				.toList();
			page.stream().filter((order) -> !paid.contains(order.id())).forEach(reader);
			count += page.size();
			page = complete(page.getLast().id());
		}
		return count;
	}

	private List<Order> complete(String after) {
		return this.orders.findByStatusAndIdGreaterThanOrderById(Order.COMPLETE, after, Limit.of(PAGE));
	}

	/**
	 * The payments that were made since then and have taken the money.
	 * @return how many payments there were
	 */
	int takenSince(Instant from, Consumer<Booked> reader) {
		int count = 0;
		List<Booked> page = this.payments.after(firstId(from), PAGE);
		while (!page.isEmpty()) {
			page.stream().filter(Booked::isTaken).forEach(reader);
			count += page.size();
			page = this.payments.after(page.getLast().id(), PAGE);
		}
		return count;
	}

	// Ids begin with the second in which they were made.
	private static String firstId(Instant from) {
		return "%08x%016x".formatted(from.getEpochSecond(), 0);
	}

}
