package dev.ticketing.orders.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * One place at an event: free, then held by an order, then sold to it.
 *
 * @param number 1 for the first admission of its ticket
 * @param orderId who has it; nothing while it is free
 * @param heldAt since when
 * @param code proves the right at the door; there once it is sold
 */
@Document(Admission.COLLECTION)
@CompoundIndex(name = "ticket_state", def = "{ticketId: 1, state: 1}")
@CompoundIndex(name = "state_heldAt", def = "{state: 1, heldAt: 1}")
public record Admission(@MongoId(FieldType.STRING) String id, String ticketId, int number, String state,
		@Nullable String orderId, @Nullable Instant heldAt, @Nullable String code) {

	static final String COLLECTION = "admissions";

	static final String FREE = "free";

	static final String HELD = "held";

	static final String SOLD = "sold";

	/**
	 * The id of an admission follows from its ticket and number, so that laying them out
	 * twice makes each one once.
	 */
	static String id(String ticketId, int number) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest((ticketId + "/" + number).getBytes(StandardCharsets.US_ASCII));
			return HexFormat.of().formatHex(digest, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public boolean held() {
		return this.state.equals(HELD);
	}

}
