package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.orders.ticket.Tickets;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Until when buyers may return what they have paid: the earliest time of all tickets that
 * they still have. Of each ticket it is what was promised when it was bought, or what the
 * seller says today, whichever is later: a promise is not taken back.
 */
@Component
class ReturnTerms {

	private final Tickets tickets;

	private final PlaceOrder.Terms terms;

	ReturnTerms(Tickets tickets, PlaceOrder.Terms terms) {
		this.tickets = tickets;
		this.terms = terms;
	}

	/**
	 * The end of that time, be it over or not; nothing if there never was one.
	 */
	Optional<Instant> until(Order order) {
		return until(order, tickets(List.of(order)));
	}

	/**
	 * The ends of those times that are not over, by order.
	 */
	Map<String, Instant> open(List<Order> orders) {
		Instant now = this.terms.now();
		Map<String, Ticket> tickets = tickets(orders);
		Map<String, Instant> open = new HashMap<>();
		orders.forEach(
				(order) -> until(order, tickets).filter(now::isBefore).ifPresent((end) -> open.put(order.id(), end)));
		return open;
	}

	private Map<String, Ticket> tickets(List<Order> orders) {
		var ids = orders.stream()
			.filter(Order::complete)
			.flatMap((order) -> order.lines(OrderLine::ticketId).stream())
			.collect(Collectors.toSet());
		return ids.isEmpty() ? Map.of() : this.tickets.find(ids);
	}

	private static Optional<Instant> until(Order order, Map<String, Ticket> tickets) {
		List<Optional<Instant>> ends = order.lines((line) -> line)
			.stream()
			.filter((line) -> line.admissionIds().stream().anyMatch(order::stands))
			.map((line) -> until(line, tickets.get(line.ticketId())))
			.toList();
		return ends.stream().allMatch(Optional::isPresent)
				? ends.stream().flatMap(Optional::stream).min(Comparator.naturalOrder()) : Optional.empty();
	}

	private static Optional<Instant> until(OrderLine line, @Nullable Ticket ticket) {
		Optional<Instant> promised = Optional.ofNullable(line.refundableUntil());
		Optional<Instant> today = Optional.ofNullable(ticket).map(Ticket::refundableUntil);
		return promised.isPresent() && today.isPresent()
				? Optional.of(promised.get().isAfter(today.get()) ? promised.get() : today.get())
				: promised.or(() -> today);
	}

}
