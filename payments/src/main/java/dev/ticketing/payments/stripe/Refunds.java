package dev.ticketing.payments.stripe;

import java.util.List;

import dev.ticketing.events.Money;

/**
 * The refunds at Stripe. Both calls may throw {@link StripeSilent}: then nobody knows
 * whether the call had its effect.
 */
public interface Refunds {

	/**
	 * Gives back a part of what an intent has taken. With the same key it has its effect
	 * once, for as long as Stripe remembers the key, which is a day.
	 * @throws StripeRefused if there is not as much left, or for another reason for which
	 * it had no effect
	 */
	StripeRefund create(Return purpose, String key);

	/**
	 * All refunds of an intent.
	 */
	List<StripeRefund> of(String intentId);

	/**
	 * What is to be given back; Stripe keeps it beside the refund.
	 *
	 * @param refundId which refund of ours it is
	 */
	record Return(String refundId, String intentId, Purpose payment, Money amount) {
	}

}
