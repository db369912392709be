package dev.ticketing.payments.payment;

/**
 * What the end of an order means for its payment. It never changes.
 */
enum Decision {

	/** The order is complete. */
	TAKE,
	/** The order is cancelled. */
	RELEASE

}
