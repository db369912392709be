package dev.ticketing.tickets.ticket;

/**
 * Where a ticket stands in the lists.
 */
enum Shelf {

	/**
	 * Can be ordered.
	 */
	ON_SALE,

	/**
	 * Nothing is left at the moment.
	 */
	SOLD_OUT,

	/**
	 * The seller has taken it back; only the seller's own list shows it.
	 */
	WITHDRAWN

}
