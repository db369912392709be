package dev.ticketing.payments.stripe;

import dev.ticketing.events.Money;

/**
 * The payment intents at Stripe. Every call with a key has its effect once, however often
 * it is made with that key.
 * <p>
 * All may throw {@link StripeSilent}: then nobody knows whether the call had its effect.
 * {@link StripeRefused}: it had none.
 */
public interface PaymentIntents {

	/**
	 * Makes an intent to set an amount aside, which by itself does nothing to anybody.
	 */
	Intent create(Purpose purpose, String key);

	/**
	 * Asks the bank to set the amount aside.
	 * @throws CardDeclined if it says no
	 */
	Intent confirm(String id, Card card, String key);

	/**
	 * Looks an intent up.
	 */
	Intent find(String id);

	/**
	 * Takes the amount that was set aside.
	 */
	Intent capture(String id, Money amount, String key);

	/**
	 * Lets go of the amount, and makes sure that it can't be set aside any more.
	 */
	Intent cancel(String id, String key);

}
