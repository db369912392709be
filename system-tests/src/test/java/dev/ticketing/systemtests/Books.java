package dev.ticketing.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that everybody owns, has paid and has been promised: it must balance, whatever
 * happened before.
 */
final class Books {

	private final People people;

	private final Supplier<Ledger> bank;

	Books(People people, Supplier<Ledger> bank) {
		this.people = people;
		this.bank = bank;
	}

	/**
	 * Waits until what is under way has arrived; then no admission may be missing or sold
	 * twice, no cent taken for nothing, and nothing lost that was ever acknowledged.
	 */
	void balance() {
		Eventually.eventually(() -> {
			List<Order> orders = allOrders();
			Ledger ledger = this.bank.get();
			admissionsBalance(orders);
			moneyBalances(orders, ledger);
		});
		nothingIsLost();
		everybodyCanEnter();
	}

	private List<Order> allOrders() {
		return Crowd.each(buyers(), Books::ordersOf).stream().flatMap(List::stream).toList();
	}

	private List<Person> buyers() {
		return this.people.all().stream().filter(Person::mayHaveOrders).toList();
	}

	private static List<Order> ordersOf(Person buyer) {
		List<Order> orders = new ArrayList<>();
		String path = "/api/orders?limit=100";
		while (path != null) {
			Answer page = buyer.gateway().get(path);
			orders.addAll(List.of(page.ok(Order[].class)));
			path = page.header("Link").map((link) -> link.replaceFirst("<([^>]*)>.*", "$1")).orElse(null);
		}
		return orders;
	}

	private void admissionsBalance(List<Order> orders) {
		Map<String, Integer> taken = orders.stream()
			.filter((order) -> !order.cancelled())
			.flatMap(Books::taken)
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
		for (Person seller : this.people.all()) {
			for (Ticket ticket : seller.tickets().values()) {
				Ticket now = seller.sees(ticket);
				int left = now.quantity() - taken.getOrDefault(ticket.id(), 0);
				assertThat(now.available()).as("What is left of %s", now).isEqualTo(now.withdrawn() ? 0 : left);
			}
		}
	}

	/**
	 * How many of each ticket an order still has.
	 */
	private static Stream<Map.Entry<String, Integer>> taken(Order order) {
		if (order.refunds().isEmpty()) {
			return order.items().stream().map((item) -> Map.entry(item.ticketId(), item.quantity()));
		}
		assertThat(order.items()).as("Tickets of an order that was refunded in part").hasSize(1);
		return Stream.of(Map.entry(order.items().getFirst().ticketId(), order.quantity() - order.voided()));
	}

	private static void moneyBalances(List<Order> orders, Ledger ledger) {
		orders.forEach((order) -> moneyBalances(order, ledger));
		Map<String, Long> earned = orders.stream()
			.filter(Order::complete)
			.collect(Collectors.toMap(Order::currency, Books::earned, Long::sum));
		earned.forEach((currency, total) -> assertThat(ledger.kept(currency)).as("All %s", currency).isEqualTo(total));
		assertThat(orders).extracting(Order::id)
			.containsAll(ledger.intents().stream().map(Ledger.Intent::orderId).toList());
	}

	private static long earned(Order order) {
		return order.complete() ? order.minorUnits() - order.refunded() : 0;
	}

	private static void moneyBalances(Order order, Ledger ledger) {
		assertThat(ledger.kept(order)).as("Taken for %s and kept", order).isEqualTo(earned(order));
		assertThat(order.refunds()).as("Refunds of %s", order)
			.allMatch((refund) -> refund.status().equals("succeeded"));
		if (order.complete()) {
			assertThat(ledger.of(order)).as("Payments for %s", order)
				.filteredOn((intent) -> !intent.holdsNothing())
				.hasSize(1);
		}
		if (order.cancelled()) {
			assertThat(ledger.of(order)).as("Payments for %s", order).allMatch(Ledger.Intent::holdsNothing);
		}
	}

	/**
	 * Whatever was answered with success is there, and no older than it was.
	 */
	private void nothingIsLost() {
		Crowd.each(this.people.all(), (person) -> {
			person.tickets()
				.values()
				.forEach(
						(ticket) -> assertThat(person.sees(ticket).version()).isGreaterThanOrEqualTo(ticket.version()));
			person.orders()
				.values()
				.forEach((order) -> assertThat(
						person.gateway().get("/api/orders/" + order.id()).ok(Order.class).version())
					.isGreaterThanOrEqualTo(order.version()));
			person.payments().forEach((payment) -> person.gateway().get("/api/payments/" + payment).ok(Payment.class));
			return Optional.empty();
		});
	}

	/**
	 * Each complete order has the admissions that were not refunded, and no two people
	 * have the same.
	 */
	private void everybodyCanEnter() {
		List<Admission> all = Crowd
			.each(buyers(), (buyer) -> ordersOf(buyer).stream().filter(Order::complete).flatMap((order) -> {
				List<Admission> admissions = buyer.admissions(order).stream().filter((each) -> !each.isVoid()).toList();
				assertThat(admissions).as("Admissions of %s", order)
					.hasSize(order.quantity() - order.voided())
					.allMatch((each) -> each.code() != null);
				return admissions.stream();
			}).toList())
			.stream()
			.flatMap(List::stream)
			.toList();
		assertThat(all).extracting(Admission::id).doesNotHaveDuplicates();
		assertThat(all).extracting(Admission::code).doesNotHaveDuplicates();
	}

}
