package dev.ticketing.orders.sales;

import java.util.List;
import java.util.Map;

import dev.ticketing.orders.admission.CountAdmissions;
import dev.ticketing.orders.admission.CountAdmissions.Counts;
import dev.ticketing.orders.admission.CountAdmissions.Day;
import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.orders.ticket.Tickets;
import dev.ticketing.web.Keyset;
import dev.ticketing.web.Refusal;
import org.bson.types.ObjectId;

import org.springframework.stereotype.Component;

/**
 * Use case: sellers look at how their tickets sell, and at nobody else's.
 */
@Component
class ShowSales {

	private final Tickets tickets;

	private final CountAdmissions counts;

	ShowSales(Tickets tickets, CountAdmissions counts) {
		this.tickets = tickets;
		this.counts = counts;
	}

	/**
	 * A page of the seller's tickets, newest first, and one more if there are more.
	 */
	List<Sales> list(String sellerId, Keyset page) {
		if (page.after() != null && !ObjectId.isValid(page.after())) {
			throw Keyset.badCursor();
		}
		List<Ticket> found = this.tickets.of(sellerId, page.after(), page.limit() + 1);
		Map<String, Counts> counted = this.counts.of(found.stream().map(Ticket::id).toList());
		return found.stream()
			.map((ticket) -> new Sales(ticket, counted.getOrDefault(ticket.id(), Counts.NONE)))
			.toList();
	}

	Sales show(String ticketId, String sellerId) {
		Ticket ticket = require(ticketId, sellerId);
		return new Sales(ticket, this.counts.of(List.of(ticketId)).getOrDefault(ticketId, Counts.NONE));
	}

	List<Day> days(Ticket ticket) {
		return this.counts.days(ticket.id());
	}

	/**
	 * The seller's ticket.
	 * @throws Refusal if there is none, or it is somebody else's
	 */
	Ticket require(String ticketId, String sellerId) {
		Ticket ticket = this.tickets.find(ticketId).orElseThrow(() -> Refusal.notFound("There is no such ticket."));
		if (!ticket.sellerId().equals(sellerId)) {
			throw Refusal.notYours("This is somebody else's ticket.");
		}
		return ticket;
	}

	/**
	 * How a ticket sells.
	 */
	record Sales(Ticket ticket, Counts counts) {
	}

}
