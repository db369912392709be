package dev.ticketing.local.stripe;

import java.time.Duration;
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

	private static final Duration UNDERWAY = Duration.ofSeconds(5);

	/** When something more becomes of it, in seconds since 1970. */
	long settlesAt() {
		return this.created + UNDERWAY.toSeconds();
	}

	/** Whether the money may arrive, or come back. */
	boolean canSettle(boolean arrived) {
		return this.state == State.PENDING || (this.state == State.SUCCEEDED && !arrived);
	}

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
