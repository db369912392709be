package dev.ticketing.tickets.ticket;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The newest that orders has told of a ticket. It stands in a document of its own, which
 * no edit of the ticket ever writes; {@link ShelveTicket} copies it into the ticket.
 *
 * @param ticketId id of the ticket
 */
@Document("availability")
record ToldAvailability(@Id String ticketId, Availability availability) {
}
