package dev.ticketing.payments.payment;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done next about a payment. Each step is one call to Stripe and one write.
 */
enum Step {

	/** Make the intent. */
	OPEN,
	/** Ask the bank. */
	AUTHORIZE,
	/** See whether the buyer has satisfied the bank. */
	LOOK,
	/** Take the money. */
	CAPTURE,
	/** Let go of the money, and keep the intent from ever being used. */
	VOID,
	/** Give money back. */
	REFUND,
	/** See whether money that is given back has arrived. */
	WATCH,
	/** Wait for the buyer, for the order, or for nothing any more. */
	NONE;

	/**
	 * Whether somebody else has to do something first.
	 */
	boolean waits() {
		return this == LOOK || this == WATCH;
	}

	static Step of(PaymentStatus status, @Nullable Decision decision, boolean opened, boolean closed) {
		return (decision == Decision.RELEASE) ? ofCancelled(status, closed) : switch (status) {
			case PENDING -> opened ? AUTHORIZE : OPEN;
			case REQUIRES_ACTION -> LOOK;
			case AUTHORIZED -> (decision == Decision.TAKE) ? CAPTURE : NONE;
			case DECLINED, FAILED, CAPTURED, VOIDED, REFUNDED -> NONE;
		};
	}

	private static Step ofCancelled(PaymentStatus status, boolean closed) {
		return switch (status) {
			case PENDING, REQUIRES_ACTION, DECLINED, AUTHORIZED -> VOID;
			// A buyer's browser may still hold the key to the intent.
			case FAILED -> closed ? NONE : VOID;
			case CAPTURED, VOIDED, REFUNDED -> NONE;
		};
	}

}
