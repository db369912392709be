package dev.ticketing.orders.ticket;

import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * What orders hears of tickets.
 */
@Component
class TicketSubscriptions implements EventSubscriptions {

	private final FollowTicket followTicket;

	TicketSubscriptions(FollowTicket followTicket) {
		this.followTicket = followTicket;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(TicketCreated.class, (event) -> this.followTicket.follow(event.ticket()));
		subscriptions.on(TicketUpdated.class, (event) -> this.followTicket.follow(event.ticket()));
		subscriptions.on(TicketWithdrawn.class, (event) -> this.followTicket.follow(event.ticket()));
	}

}
