package dev.ticketing.local.stripe;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketing.local.stripe.Journal.Delivery;

/**
 * The newest events and those that are not delivered yet. Stripe shows events for 30
 * days; this one for as many as fit into a small memory.
 */
final class EventLog {

	private static final int KEPT = 10_000;

	private final NavigableMap<String, StripeEvent> events = new ConcurrentSkipListMap<>();

	private final Map<String, StripeEvent> undelivered = new ConcurrentHashMap<>();

	private final Map<String, String> outcomes = new ConcurrentHashMap<>();

	private final Map<String, Attempts> attempts = new ConcurrentHashMap<>();

	private final AtomicLong size = new AtomicLong();

	void add(List<StripeEvent> fresh) {
		for (StripeEvent event : fresh) {
			this.events.put(event.id(), event);
			this.undelivered.put(event.id(), event);
			if (this.size.incrementAndGet() > KEPT) {
				forgetOldest();
			}
		}
	}

	private void forgetOldest() {
		Map.Entry<String, StripeEvent> oldest = this.events.pollFirstEntry();
		if (oldest != null) {
			this.outcomes.remove(oldest.getKey());
			this.attempts.remove(oldest.getKey());
			this.size.decrementAndGet();
		}
	}

	void attempted(String id, int number, int status) {
		if (this.events.containsKey(id)) {
			this.attempts.put(id, new Attempts(number, status));
		}
	}

	/** How often an event was sent since the simulator started. */
	Attempts attempts(String id) {
		return this.attempts.getOrDefault(id, Attempts.NONE);
	}

	void delivered(Delivery delivery) {
		this.undelivered.remove(delivery.event());
		if (this.events.containsKey(delivery.event())) {
			this.outcomes.put(delivery.event(), delivery.outcome());
		}
	}

	/** In the order in which they happened. */
	List<StripeEvent> undelivered() {
		return this.undelivered.values().stream().sorted(java.util.Comparator.comparing(StripeEvent::id)).toList();
	}

	NavigableMap<String, StripeEvent> all() {
		return this.events;
	}

	String outcome(String id) {
		return this.outcomes.getOrDefault(id, this.undelivered.containsKey(id) ? "pending" : "unknown");
	}

	/**
	 * The sendings of an event.
	 *
	 * @param status the HTTP status of the last answer, 0 where there was none
	 */
	record Attempts(int number, int status) {

		static final Attempts NONE = new Attempts(0, 0);

	}

}
