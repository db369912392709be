package dev.ticketing.local.stripe;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What happens without anybody asking for it: authorizations lapse, and refunds reach
 * their end.
 */
final class Timetable {

	private final NavigableSet<Due> entries = new ConcurrentSkipListSet<>(
			Comparator.comparingLong(Due::at).thenComparing(Due::id));

	void keep(PaymentIntent intent) {
		Long before = intent.captureBefore();
		if (before != null) {
			keep(new Due(before, intent.id()), intent.capturable() > 0);
		}
	}

	void keep(Refund refund, boolean open) {
		keep(new Due(refund.settlesAt(), refund.id()), open);
	}

	private void keep(Due due, boolean open) {
		if (open) {
			this.entries.add(due);
		}
		else {
			this.entries.remove(due);
		}
	}

	/** The ids of intents and refunds whose time has come. */
	List<String> due(long now) {
		return this.entries.headSet(new Due(now + 1, "")).stream().map(Due::id).toList();
	}

	/**
	 * One thing to do.
	 *
	 * @param at seconds since 1970
	 */
	private record Due(long at, String id) {

	}

}
