package dev.ticketing.tickets.ticket;

import java.time.Instant;

import dev.ticketing.events.Money;
import org.bson.types.ObjectId;

/**
 * Tickets in the states that tests need.
 */
final class TicketFixtures {

	static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

	private TicketFixtures() {
	}

	static Offer offer(int quantity) {
		return offer(quantity, new Money(2000, "USD"));
	}

	static Offer offer(int quantity, Money price) {
		return new Offer("Night of the Proms", "Bring a friend", "Great Hall", NOW, "Europe/London", price, quantity,
				10, NOW.minusSeconds(86_400));
	}

	static Ticket newTicket(int quantity) {
		String id = new ObjectId().toHexString();
		return Ticket.create(id, "5e11e0000000000000000001", offer(quantity), NOW);
	}

	/**
	 * A ticket as it is read, with nothing waiting to be published.
	 */
	static Ticket ticket(int quantity, Availability availability) {
		String id = new ObjectId().toHexString();
		Ticket ticket = new Ticket(id, "5e11e0000000000000000001", offer(quantity), availability,
				Place.of(id, offer(quantity), Shelf.ON_SALE));
		ticket.follow(availability);
		return ticket;
	}

}
