package dev.ticketing.payments.payment;

import java.util.Locale;

/**
 * How far a payment is.
 */
enum PaymentStatus {

	/** Stored; the bank has not been asked, or its answer is unknown. */
	PENDING,
	/** The bank wants to hear from the buyer. */
	REQUIRES_ACTION,
	/** The amount is set aside. */
	AUTHORIZED,
	/** The amount is taken. */
	CAPTURED,
	/** The card was declined; another one may be tried. */
	DECLINED,
	/** Too many cards were declined. */
	FAILED,
	/** Nothing was taken, and nothing will be. */
	VOIDED,
	/** The amount was given back. */
	REFUNDED;

	/**
	 * As others know it.
	 */
	String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
