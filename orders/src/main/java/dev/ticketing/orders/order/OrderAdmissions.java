package dev.ticketing.orders.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.ticketing.events.Money;

/**
 * The admissions of an order, seen as each of its needs sees them.
 *
 * @param stands whether one is the buyer's, and stays so
 * @param taken whether one was taken back
 */
record OrderAdmissions(List<OrderLine> lines, Predicate<String> stands, Predicate<String> taken) {

	List<String> ids() {
		return this.lines.stream().map(OrderLine::admissionIds).flatMap(List::stream).toList();
	}

	/**
	 * Those that the order holds, or held, by ticket.
	 */
	Map<String, List<String>> byTicket() {
		return byTicket((id) -> true);
	}

	/**
	 * Those that were taken back, by ticket.
	 */
	Map<String, List<String>> voidByTicket() {
		return byTicket(this.taken);
	}

	private Map<String, List<String>> byTicket(Predicate<String> which) {
		return this.lines.stream()
			.collect(Collectors.toMap(OrderLine::ticketId,
					(line) -> line.admissionIds().stream().filter(which).toList()));
	}

	/**
	 * Those to this seller's tickets.
	 */
	List<String> of(String sellerId) {
		return this.lines.stream()
			.filter((line) -> line.sellerId().equals(sellerId))
			.map(OrderLine::admissionIds)
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * What these cost.
	 */
	Money price(List<String> admissionIds) {
		return this.lines.stream()
			.map((line) -> line.price()
				.times((int) line.admissionIds().stream().filter(admissionIds::contains).count()))
			.reduce(Money::plus)
			.orElseThrow();
	}

	/**
	 * What each one that stands costs.
	 */
	Map<String, Money> standingPrices() {
		Map<String, Money> prices = new HashMap<>();
		this.lines.forEach((line) -> line.admissionIds()
			.stream()
			.filter(this.stands)
			.forEach((id) -> prices.put(id, line.price())));
		return prices;
	}

}
