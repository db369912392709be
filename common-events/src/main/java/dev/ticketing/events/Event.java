package dev.ticketing.events;

/**
 * Something that happened to an aggregate. An event carries the whole public state of its
 * aggregate after the change, so that a reader needs no other event to be right.
 */
public sealed interface Event permits TicketEvent, AvailabilityEvent, OrderEvent, ExpirationEvent, PaymentEvent {

	/**
	 * Id of the aggregate that changed, 24 hex digits.
	 */
	String aggregateId();

	/**
	 * Version of the aggregate after the change. A reader keeps the state with the
	 * highest version it has seen.
	 */
	long version();

}
