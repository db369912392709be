package dev.ticketing.orders.ticket;

import java.time.Instant;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A copy of a ticket, as of the highest version that has come.
 *
 * @param timeZone whose clocks the place goes by
 * @param refundableUntil until when buyers may return what they have paid; nothing if
 * they may not
 */
@Document("tickets")
@CompoundIndex(name = "seller_newest", def = "{sellerId: 1, _id: -1}")
public record Ticket(@MongoId(FieldType.STRING) String id, String sellerId, String title, Money price, int quantity,
		int maxPerOrder, boolean withdrawn, @Nullable Instant startsAt, @Nullable String timeZone,
		@Nullable Instant refundableUntil, long version) {
}
