package dev.ticketing.local.stripe;

/**
 * How a card takes money back.
 */
enum RefundCourse {

	/** It arrives at once. */
	AT_ONCE,
	/** It is pending for a moment. */
	LATER,
	/** It is pending for a moment, and then comes back. */
	NEVER

}
