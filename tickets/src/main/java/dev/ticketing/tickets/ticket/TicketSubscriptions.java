package dev.ticketing.tickets.ticket;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * What tickets listens to. Its own event is there for an edit that did not live to the
 * end, see {@link ShelveTicket}.
 */
@Component
class TicketSubscriptions implements EventSubscriptions {

	private final FollowAvailability followAvailability;

	private final ShelveTicket shelveTicket;

	TicketSubscriptions(FollowAvailability followAvailability, ShelveTicket shelveTicket) {
		this.followAvailability = followAvailability;
		this.shelveTicket = shelveTicket;
	}

	@Override
	public void register(Subscriptions subscriptions) {
		subscriptions.on(AvailabilityChanged.class, this.followAvailability::follow);
		subscriptions.on(TicketUpdated.class, (event) -> this.shelveTicket.shelve(event.aggregateId()));
	}

}
