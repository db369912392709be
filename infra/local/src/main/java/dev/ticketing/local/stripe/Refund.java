package dev.ticketing.local.stripe;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to a card.
 *
 * @param amount in the smallest unit of the currency
 * @param created seconds since 1970
 * @param failure why it did not arrive
 */
record Refund(String id, String intentId, String chargeId, long amount, String currency, State state,
		@Nullable String reason, Map<String, String> metadata, long created, @Nullable String failure) {

	/** The money has arrived, or could not. */
	Refund settled(boolean arrived) {
		return new Refund(this.id, this.intentId, this.chargeId, this.amount, this.currency,
				arrived ? State.SUCCEEDED : State.FAILED, this.reason, this.metadata, this.created,
				arrived ? null : "expired_or_canceled_card");
	}

	/** Whether the money is not the seller's any more. */
	boolean counts() {
		return this.state != State.FAILED;
	}

	/**
	 * How far it is.
	 */
	enum State {

		PENDING("pending"), SUCCEEDED("succeeded"), FAILED("failed");

		private final String wire;

		State(String wire) {
			this.wire = wire;
		}

		String wire() {
			return this.wire;
		}

	}

}
