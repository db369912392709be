/**
 * The use cases of orders, payments and expiration, as they are, in a world in which
 * nothing happens by itself: one process at a time does one thing at a time, up to its
 * next effect (a command to a store, an event, a call to Stripe), and a seed decides who
 * goes on, who dies, what gets lost, doubled and late.
 * <p>
 * A process works on one thing only; what happens at the same time happens in several
 * processes of a service. So the stores decide every race here, as they do for real.
 */
package dev.ticketing.simulation;
