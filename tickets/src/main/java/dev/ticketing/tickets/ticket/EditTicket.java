package dev.ticketing.tickets.ticket;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * A seller changes an offer.
 */
@Component
class EditTicket {

	private final ChangeTicket changeTicket;

	private final Clock clock;

	EditTicket(ChangeTicket changeTicket, Clock clock) {
		this.changeTicket = changeTicket;
		this.clock = clock;
	}

	Ticket edit(String id, String sellerId, TicketDraft draft) {
		draft.check();
		return this.changeTicket.change(id, sellerId, (ticket) -> {
			ticket.edit(draft.toOffer(ticket.offer()), this.clock.instant());
			return true;
		});
	}

}
