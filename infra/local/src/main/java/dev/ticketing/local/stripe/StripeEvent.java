package dev.ticketing.local.stripe;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened, with what it happened to as that was then.
 *
 * @param created seconds since 1970
 */
record StripeEvent(String id, String type, long created, @Nullable PaymentIntent intent, @Nullable Refund refund) {

	static StripeEvent about(PaymentIntent intent, String type, long now) {
		return new StripeEvent(Ids.next("evt_"), type, now, intent, null);
	}

	static StripeEvent about(Refund refund, String type, long now) {
		return new StripeEvent(Ids.next("evt_"), type, now, null, refund);
	}

	/** What events of one object have in common. */
	String objectId() {
		if (this.intent != null) {
			return this.intent.id();
		}
		return (this.refund != null) ? this.refund.intentId() : "";
	}

}
