package dev.ticketing.tickets.ticket;

import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import dev.ticketing.events.TicketEvent;

/**
 * Tells the others of a ticket, as it will be after the next write.
 */
final class TicketContracts {

	private TicketContracts() {
	}

	static TicketCreated created(Ticket ticket) {
		return new TicketCreated(state(ticket));
	}

	static TicketUpdated updated(Ticket ticket) {
		return new TicketUpdated(state(ticket));
	}

	static TicketWithdrawn withdrawn(Ticket ticket) {
		return new TicketWithdrawn(state(ticket));
	}

	/**
	 * What readers who have lost the ticket need.
	 */
	static TicketEvent retold(Ticket ticket) {
		TicketState state = state(ticket, ticket.version());
		return ticket.withdrawn() ? new TicketWithdrawn(state)
				: (ticket.version() == 1) ? new TicketCreated(state) : new TicketUpdated(state);
	}

	private static TicketState state(Ticket ticket) {
		return state(ticket, ticket.nextVersion());
	}

	private static TicketState state(Ticket ticket, long version) {
		Offer offer = ticket.offer();
		return new TicketState(ticket.id(), ticket.sellerId(), offer.title(), offer.description(), offer.venue(),
				offer.startsAt(), offer.price(), offer.quantity(), offer.maxPerOrder(), ticket.withdrawn(),
				offer.refundableUntil(), offer.timeZone(), version);
	}

}
