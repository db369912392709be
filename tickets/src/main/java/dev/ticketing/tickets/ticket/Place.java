package dev.ticketing.tickets.ticket;

import java.util.Set;

/**
 * Where lists find a ticket. All of it follows from the rest of the ticket; it is stored
 * so that an index can have it.
 *
 * @param words beginnings of the words of the title and the venue
 */
record Place(Shelf shelf, String priceKey, String startsAtKey, Set<String> words) {

	static Place of(String id, Offer offer, Shelf shelf) {
		return new Place(shelf, TicketOrder.priceKey(id, offer.price()), TicketOrder.startsAtKey(id, offer.startsAt()),
				Words.prefixes(offer.title(), offer.venue()));
	}

	Place on(Shelf other) {
		return new Place(other, this.priceKey, this.startsAtKey, this.words);
	}

}
