package dev.ticketing.orders.order;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the money of a refund is.
 */
enum RefundStatus {

	/** On its way. */
	PENDING,
	/** With the buyer. */
	SUCCEEDED,
	/** The bank did not take it; the seller may try again. */
	FAILED;

	/**
	 * What it is called outside.
	 */
	String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	static Optional<RefundStatus> labelled(String label) {
		return Stream.of(values()).filter((status) -> status.label().equals(label)).findFirst();
	}

}
