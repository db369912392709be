package dev.ticketing.orders.admission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * One place at an event: free, then held by an order, then sold to it, then used. While
 * its buyer returns it, it is kept from the door.
 *
 * @param number 1 for the first admission of its ticket
 * @param orderId who has it; nothing while it is free
 * @param attempt by which try of the order it was claimed: two tries of one order, such
 * as a request and its repetition, must not take each other's for their own
 * @param heldAt since when it is held, or being returned
 * @param soldAt since when it is the order's own
 * @param price what the order pays for it, in the minor unit of the ticket's currency
 * @param usedAt when somebody entered by it
 * @param checkIn the check-in by which they did
 * @param returns how often it was given back after it had been sold
 * @param returnId by which refund it is being returned
 * @param code a random code, in place of a signed one, of admissions sold before there
 * were {@link AdmissionCodes}; it stays good
 */
@Document(Admission.COLLECTION)
@CompoundIndex(name = "ticket_state_price", def = "{ticketId: 1, state: 1, price: 1}")
@CompoundIndex(name = "ticket_returns", def = "{ticketId: 1, returns: 1}")
@CompoundIndex(name = "state_heldAt", def = "{state: 1, heldAt: 1}")
public record Admission(@MongoId(FieldType.STRING) String id, String ticketId, int number, String state,
		@Nullable String orderId, @Nullable String attempt, @Nullable Instant heldAt, @Nullable Instant soldAt,
		@Nullable Long price, @Nullable Instant usedAt, @Nullable String checkIn, @Nullable Integer returns,
		@Nullable String returnId, @Indexed(sparse = true) @Nullable String code) {

	/**
	 * Status for who has bought it: it lets them in, once.
	 */
	public static final String VALID = "valid";

	/**
	 * Status for who has bought it: somebody has entered by it.
	 */
	public static final String WAS_USED = "used";

	/**
	 * Status for who had bought it: it is not theirs any more.
	 */
	public static final String VOID = "void";

	static final String COLLECTION = "admissions";

	static final String FREE = "free";

	static final String HELD = "held";

	static final String SOLD = "sold";

	static final String USED = "used";

	static final String RETURNING = "returning";

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

	/**
	 * Whether this order has reserved it, and it is not its own yet.
	 */
	public boolean heldBy(String orderId) {
		return orderId.equals(this.orderId) && this.state.equals(HELD);
	}

	public boolean used() {
		return this.state.equals(USED);
	}

	/**
	 * What it is to an order that has bought it: {@link #VALID}, {@link #WAS_USED} or
	 * {@link #VOID}.
	 */
	public String statusFor(String orderId) {
		return usedBy(orderId) ? WAS_USED : soldTo(orderId) ? VALID : VOID;
	}

	public boolean usedBy(String orderId) {
		return used() && soldTo(orderId);
	}

	/**
	 * Whether it is this order's own, used or not.
	 */
	public boolean soldTo(String orderId) {
		return orderId.equals(this.orderId) && (this.state.equals(SOLD) || used());
	}

}
