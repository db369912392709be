package dev.ticketing.payments.reconciliation;

/**
 * What to think of an intent, its payment and its order when they are laid side by side.
 */
enum Verdict {

	/** They agree, or will soon: somebody is at work. */
	FINE(""),
	/** Money might be taken at Stripe that nobody waits for; it is kept from that. */
	CANCEL("The intent could still be charged, and no payment uses it"),
	/** Money was taken that no payment of ours knows of. */
	ORPHAN_CHARGE("The intent was charged, and no payment uses it"),
	/** Money was taken and not given back, and the buyer has no ticket for it. */
	CAPTURED_WITHOUT_TICKET("Money was taken for what was cancelled or refunded, and was not given back"),
	/** The buyer has the ticket, and the money was not taken. */
	TICKET_WITHOUT_CAPTURE("The order is complete or its payment taken, and at Stripe it is not"),
	/** Both know of it, and not the same. */
	MISMATCH("Amounts or states at Stripe and here differ");

	private final String sentence;

	Verdict(String sentence) {
		this.sentence = sentence;
	}

	String sentence() {
		return this.sentence;
	}

	/**
	 * Whether a person has to look at it.
	 */
	boolean isFinding() {
		return this != FINE && this != CANCEL;
	}

}
