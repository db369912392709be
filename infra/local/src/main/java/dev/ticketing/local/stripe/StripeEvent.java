package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, with what it happened to as that was then.
 *
 * @param created seconds since 1970
 * @param refunded what was given back of the payment by then
 * @param key the idempotency key of the call that caused it
 */
record StripeEvent(String id, String type, long created, @Nullable PaymentIntent intent, @Nullable Refund refund,
		@Nullable Long refunded, @Nullable String key) {

	/** The same without the objects, which are on its line of the journal anyway. */
	StripeEvent bare() {
		return new StripeEvent(this.id, this.type, this.created, null, null, this.refunded, this.key);
	}

	/** The same with the objects of its line, unless it has its own. */
	StripeEvent about(@Nullable PaymentIntent intent, @Nullable Refund refund) {
		return (this.intent != null || this.refund != null) ? this
				: new StripeEvent(this.id, this.type, this.created, intent, refund, this.refunded, this.key);
	}

	/** What events of one payment have in common. */
	String objectId() {
		if (this.intent != null) {
			return this.intent.id();
		}
		return (this.refund != null) ? this.refund.intentId() : "";
	}

}
