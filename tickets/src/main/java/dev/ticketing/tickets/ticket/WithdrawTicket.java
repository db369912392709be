package dev.ticketing.tickets.ticket;

import java.time.Clock;

import org.springframework.stereotype.Component;

/**
 * A seller takes no new orders for a ticket; those that are there stand.
 */
@Component
class WithdrawTicket {

	private final ChangeTicket changeTicket;

	private final Clock clock;

	WithdrawTicket(ChangeTicket changeTicket, Clock clock) {
		this.changeTicket = changeTicket;
		this.clock = clock;
	}

	Ticket withdraw(String id, String sellerId) {
		return this.changeTicket.change(id, sellerId, (ticket) -> ticket.withdraw(this.clock.instant()));
	}

}
