package dev.ticketing.messaging;

/**
 * What one feature of a service wants to hear. All of a feature's subscriptions stand in
 * one such class, so that nobody has to search for a forgotten annotation.
 */
public interface EventSubscriptions {

	/**
	 * Names the events and what is to be done with them. Called once, at start.
	 */
	void register(Subscriptions subscriptions);

}
