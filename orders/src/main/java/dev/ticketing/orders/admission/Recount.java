package dev.ticketing.orders.admission;

import java.time.Instant;

import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * Says that a ticket's admissions have changed since they were counted.
 *
 * @param id the ticket's, and who said so
 * @param marks how often they have
 * @param since when they said so last
 */
@Document("recounts")
record Recount(@MongoId(FieldType.STRING) String id, long marks, @Indexed Instant since) {

	private static final char BY = '/';

	static String id(String ticketId, String by) {
		return ticketId + BY + by;
	}

	String ticketId() {
		int end = this.id.indexOf(BY);
		return (end < 0) ? this.id : this.id.substring(0, end);
	}

}
