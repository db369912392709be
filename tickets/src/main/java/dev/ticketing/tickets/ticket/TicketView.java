package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as everybody sees it.
 *
 * @param available how many admissions can be ordered now
 * @param userId the seller
 */
record TicketView(String id, String title, BigDecimal price, String currency, int quantity, int available,
		int maxPerOrder, @Nullable String description, @Nullable String venue, @Nullable Instant startsAt,
		String userId, boolean withdrawn, long version) {

	static TicketView of(Ticket ticket) {
		Offer offer = ticket.offer();
		return new TicketView(ticket.id(), offer.title(), offer.price().toDecimal(), offer.price().currency(),
				offer.quantity(), ticket.available(), offer.maxPerOrder(), offer.description(), offer.venue(),
				offer.startsAt(), ticket.sellerId(), ticket.withdrawn(), ticket.version());
	}

}
