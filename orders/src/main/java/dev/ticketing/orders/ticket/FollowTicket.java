package dev.ticketing.orders.ticket;

import java.util.Optional;

import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.orders.admission.LayOutAdmissions;

import org.springframework.stereotype.Component;

/**
 * Use case: keep the copy of a ticket, and as many admissions as it says. The admissions
 * come first, so that whoever finds the ticket can have them.
 */
@Component
class FollowTicket {

	private final Tickets tickets;

	private final LayOutAdmissions admissions;

	FollowTicket(Tickets tickets, LayOutAdmissions admissions) {
		this.tickets = tickets;
		this.admissions = admissions;
	}

	void follow(TicketState state) {
		int quantity = newest(state);
		this.admissions.layOut(state.id(), quantity);
		this.tickets.keep(state);
		// Another version may have come through another instance meanwhile.
		int now = newest(state);
		if (now != quantity) {
			this.admissions.layOut(state.id(), now);
		}
	}

	private int newest(TicketState state) {
		Optional<Ticket> kept = this.tickets.find(state.id()).filter((ticket) -> ticket.version() > state.version());
		return kept.map(Ticket::quantity).orElse(state.quantity());
	}

}
