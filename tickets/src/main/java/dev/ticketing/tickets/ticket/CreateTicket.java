package dev.ticketing.tickets.ticket;

import java.time.Clock;

import dev.ticketing.messaging.Outbox;
import org.bson.types.ObjectId;

import org.springframework.stereotype.Component;

/**
 * A seller puts a ticket on offer.
 */
@Component
class CreateTicket {

	private final Outbox outbox;

	private final Clock clock;

	CreateTicket(Outbox outbox, Clock clock) {
		this.outbox = outbox;
		this.clock = clock;
	}

	Ticket create(String sellerId, TicketDraft draft) {
		return this.outbox
			.insert(Ticket.create(new ObjectId().toHexString(), sellerId, draft.toOffer(), this.clock.instant()));
	}

}
