package dev.ticketing.orders.order;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.Claim;
import dev.ticketing.orders.admission.ClaimAdmissions;
import dev.ticketing.store.Merged;
import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.security.Session;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Use case: a buyer reserves admissions. First they are claimed, then the order is stored
 * with its event; a crash in between leaves a claim that {@link RepairAdmissions} gives
 * back.
 */
@Component
class PlaceOrder {

	private final Merged<Order, Boolean> merged = new Merged<>(200, this::store);

	private final TicketsOnSale tickets;

	private final ClaimAdmissions admissions;

	private final Orders orders;

	private final Outbox outbox;

	private final Terms terms;

	PlaceOrder(TicketsOnSale tickets, ClaimAdmissions admissions, Orders orders, Outbox outbox, Terms terms) {
		this.tickets = tickets;
		this.admissions = admissions;
		this.orders = orders;
		this.outbox = outbox;
		this.terms = terms;
	}

	/**
	 * Refuses what is known to be sold out before anything else is looked at.
	 */
	void refuseSoldOut(Map<String, Integer> quantities) {
		this.admissions.knownToLack(quantities).ifPresent((lacking) -> {
			throw OrderRefusals.notEnough(lacking);
		});
	}

	/**
	 * Places an order under the given id. Placing it again under this id gives the same
	 * order.
	 * @param quantities by ticket
	 */
	Order place(String orderId, Session buyer, Map<String, Integer> quantities) {
		Map<String, Ticket> wanted = new TreeMap<>();
		quantities.forEach(
				(ticketId, quantity) -> wanted.put(ticketId, this.tickets.find(ticketId, quantity, buyer.userId())));
		if (wanted.values().stream().map((ticket) -> ticket.price().currency()).distinct().count() > 1) {
			throw OrderRefusals.mixedCurrencies();
		}
		Instant now = this.terms.now();
		return switch (this.admissions.claim(new Claim(orderId, quantities))) {
			case Claim.NotEnough lacking -> again(orderId).orElseThrow(() -> OrderRefusals.notEnough(lacking));
			case Claim.Held held -> store(orderId, buyer, lines(wanted, held), now);
		};
	}

	private static List<OrderLine> lines(Map<String, Ticket> tickets, Claim.Held held) {
		return tickets.values()
			.stream()
			.map((ticket) -> new OrderLine(ticket.id(), ticket.sellerId(), ticket.title(), ticket.price(),
					List.copyOf(held.admissionIds().getOrDefault(ticket.id(), List.of())), ticket.refundableUntil()))
			.toList();
	}

	private Order store(String orderId, Session buyer, List<OrderLine> lines, Instant now) {
		Order order = Order.place(orderId, buyer.userId(), lines, now, now.plus(this.terms.hold()))
			.reachableAt(buyer.email());
		if (this.merged.ask(order)) {
			return order;
		}
		// A request that was begun twice, or one that slept so long that its claim was
		// given to others.
		Order first = again(orderId).orElse(null);
		this.admissions.giveBack(orderId, without(order, first));
		if (first == null) {
			throw OrderRefusals.tookTooLong();
		}
		return first;
	}

	private Optional<Order> again(String orderId) {
		return this.orders.findById(orderId).filter((order) -> !order.buyerId().isEmpty());
	}

	/**
	 * What the order has claimed besides what the stored one has.
	 */
	private static Map<String, List<String>> without(Order order, @org.jspecify.annotations.Nullable Order first) {
		List<String> kept = (first != null) ? first.admissionIds() : List.of();
		Map<String, List<String>> surplus = new TreeMap<>();
		order.admissions()
			.byTicket()
			.forEach(
					(ticketId, ids) -> surplus.put(ticketId, ids.stream().filter((id) -> !kept.contains(id)).toList()));
		return surplus;
	}

	/**
	 * Stores orders that came at the same time, and says of each whether it is the first
	 * of its id.
	 */
	private List<Boolean> store(List<Order> together) {
		try {
			this.outbox.insertAll(together);
			return together.stream().map((order) -> true).toList();
		}
		catch (DuplicateKeyException ex) {
			return together.stream().map(this::storeAlone).toList();
		}
	}

	private boolean storeAlone(Order order) {
		try {
			this.outbox.insert(order);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return this.orders.findById(order.id())
				.filter((stored) -> !stored.admissionIds().isEmpty())
				.filter((stored) -> stored.admissionIds().equals(order.admissionIds()))
				.isPresent();
		}
	}

	/**
	 * For how long an order holds, and what time it is.
	 */
	@Component
	static class Terms {

		private final OrdersSettings settings;

		private final Clock clock;

		Terms(OrdersSettings settings, Clock clock) {
			this.settings = settings;
			this.clock = clock;
		}

		java.time.Duration hold() {
			return this.settings.hold();
		}

		/**
		 * Now, as exactly as the store can keep it.
		 */
		Instant now() {
			return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		}

	}

}
