package dev.ticketing.orders.admission;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;

import dev.ticketing.orders.OrdersSettings;

/**
 * Which admissions of one ticket this instance believes to be free. It is only a hint
 * where to claim, shuffled, so that two instances seldom try for the same one; the store
 * decides. It also remembers for a moment that the store had no more, so that a storm on
 * a sold-out ticket does not reach the store.
 */
final class FreeAdmissions {

	private static final int LOAD = 2_000;

	private final IntFunction<List<String>> load;

	private final Clock clock;

	private final OrdersSettings settings;

	private final Random random;

	private final LinkedHashSet<String> free = new LinkedHashSet<>();

	// Taken from here and not yet claimed in the store, which therefore still calls them
	// free.
	private final Set<String> taken = new HashSet<>();

	// Until then, what is in here is all there is.
	private Instant completeUntil = Instant.MIN;

	/**
	 * @param load reads at most so many free ones from the store
	 */
	FreeAdmissions(IntFunction<List<String>> load, Clock clock, OrdersSettings settings, Random random) {
		this.load = load;
		this.clock = clock;
		this.settings = settings;
		this.random = random;
	}

	/**
	 * Takes so many to try for, or none if there are fewer.
	 */
	synchronized List<String> take(int quantity) {
		if (this.free.size() < quantity && !complete()) {
			refill();
		}
		if (this.free.size() < quantity) {
			return List.of();
		}
		List<String> candidates = new ArrayList<>(quantity);
		for (int i = 0; i < quantity; i++) {
			candidates.add(this.free.removeFirst());
		}
		this.taken.addAll(candidates);
		return candidates;
	}

	private void refill() {
		List<String> loaded = new ArrayList<>(this.load.apply(LOAD));
		if (loaded.size() < LOAD) {
			this.completeUntil = this.clock.instant().plus(this.settings.soldOutMemory());
		}
		loaded.removeAll(this.taken);
		Collections.shuffle(loaded, this.random);
		this.free.clear();
		this.free.addAll(loaded);
	}

	private boolean complete() {
		return this.clock.instant().isBefore(this.completeUntil);
	}

	/**
	 * Says that the store has decided about these, whoever has them now.
	 */
	synchronized void decided(Collection<String> admissionIds) {
		this.taken.removeAll(admissionIds);
	}

	/**
	 * Says that these are free again, or were never claimed.
	 */
	synchronized void freed(Collection<String> admissionIds) {
		this.taken.removeAll(admissionIds);
		admissionIds.forEach(this.free::addFirst);
	}

	/**
	 * Forgets what the store had, because it has changed otherwise than through here.
	 */
	synchronized void forget() {
		this.free.clear();
		this.completeUntil = Instant.MIN;
	}

	/**
	 * How many there are, as far as known.
	 */
	synchronized int known() {
		return this.free.size();
	}

	/**
	 * Whether it is known, without asking the store, that there are fewer than this.
	 */
	synchronized boolean lacks(int quantity) {
		return this.free.size() < quantity && this.taken.isEmpty() && complete();
	}

}
