package dev.ticketing.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What happened to a ticket, told by tickets.
 */
public sealed interface TicketEvent extends Event {

	/**
	 * The ticket after the change.
	 */
	TicketState ticket();

	@Override
	default String aggregateId() {
		return ticket().id();
	}

	@Override
	default long version() {
		return ticket().version();
	}

	/**
	 * A seller has put a ticket on offer.
	 */
	record TicketCreated(TicketState ticket) implements TicketEvent {
	}

	/**
	 * A seller has changed an offer.
	 */
	record TicketUpdated(TicketState ticket) implements TicketEvent {
	}

	/**
	 * A seller takes no new orders for a ticket; those that are there stand.
	 */
	record TicketWithdrawn(TicketState ticket) implements TicketEvent {
	}

	/**
	 * An offer.
	 *
	 * @param price of one admission
	 * @param quantity how many admissions there are in all
	 * @param maxPerOrder how many admissions one order may take
	 * @param refundableUntil until when buyers may give back what they have paid; absent
	 * if they may not
	 * @param timeZone whose clocks the place goes by, such as Europe/Berlin
	 */
	record TicketState(String id, String sellerId, String title, @Nullable String description, @Nullable String venue,
			@Nullable Instant startsAt, Money price, int quantity, int maxPerOrder, boolean withdrawn,
			@Nullable Instant refundableUntil, @Nullable String timeZone, long version) {
	}

}
