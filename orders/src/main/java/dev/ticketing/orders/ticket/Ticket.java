package dev.ticketing.orders.ticket;

import dev.ticketing.events.Money;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A copy of a ticket, as of the highest version that has come.
 */
@Document("tickets")
public record Ticket(@MongoId(FieldType.STRING) String id, String sellerId, String title, Money price, int quantity,
		int maxPerOrder, boolean withdrawn, long version) {
}
