package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A ticket as everybody sees it.
 *
 * @param available how many admissions can be ordered now
 * @param timeZone whose clocks the place goes by, such as Europe/Berlin
 * @param refundableUntil until when a paid order can be cancelled; absent if it can't
 * @param userId the seller
 */
record TicketView(String id, String title, BigDecimal price, String currency, int quantity, int available,
		int maxPerOrder, @Nullable String description, @Nullable String venue, @Nullable Instant startsAt,
		@Nullable String timeZone, @Nullable Instant refundableUntil, String userId, boolean withdrawn, long version) {

	static TicketView of(Ticket ticket) {
		Offer offer = ticket.offer();
		return new TicketView(ticket.id(), offer.title(), offer.price().toDecimal(), offer.price().currency(),
				offer.quantity(), ticket.available(), offer.maxPerOrder(), offer.description(), offer.venue(),
				offer.startsAt(), offer.timeZone(), offer.refundableUntil(), ticket.sellerId(), ticket.withdrawn(),
				ticket.version());
	}

}
