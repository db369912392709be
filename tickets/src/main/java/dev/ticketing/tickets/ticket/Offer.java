package dev.ticketing.tickets.ticket;

import java.time.Instant;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a seller says of a ticket and may change.
 *
 * @param price of one admission
 * @param quantity how many admissions there are in all
 * @param maxPerOrder how many of them one order may take
 * @param startsAt when it begins, to the millisecond
 * @param timeZone whose clocks the place goes by, such as Europe/Berlin
 * @param refundableUntil until when a buyer may give back what they have paid, to the
 * millisecond; nothing if they may not
 */
record Offer(String title, @Nullable String description, @Nullable String venue, @Nullable Instant startsAt,
		@Nullable String timeZone, Money price, int quantity, int maxPerOrder, @Nullable Instant refundableUntil) {
}
