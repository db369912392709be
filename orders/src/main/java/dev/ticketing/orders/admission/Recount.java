package dev.ticketing.orders.admission;

import java.time.Instant;

import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Says that a ticket's admissions have changed since they were counted.
 *
 * @param ticketId id of the ticket
 * @param marks how often somebody has said so
 * @param since when somebody said so first
 */
@Document("recounts")
record Recount(@MongoId(FieldType.STRING) String ticketId, long marks, @Indexed Instant since) {
}
