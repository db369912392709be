package dev.ticketing.local.stripe;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

import dev.ticketing.local.stripe.Journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Executes a request once per idempotency key and repeats its first answer for a day, as
 * in https://docs.stripe.com/api/idempotent_requests.
 */
final class IdempotencyKeys {

	private static final Duration KEPT = Duration.ofHours(24);

	private static final int LONGEST = 255;

	private final Clock clock;

	private final Map<String, Entry> answered = new ConcurrentHashMap<>();

	private final Queue<Entry> oldestFirst = new ConcurrentLinkedQueue<>();

	private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

	IdempotencyKeys(Clock clock) {
		this.clock = clock;
	}

	Reply execute(Request request, Function<Request, Answer> execution) {
		String key = request.idempotencyKey();
		if (key == null) {
			return new Reply(execution.apply(request), false);
		}
		if (key.length() > LONGEST) {
			throw StripeRefusal.invalid("Idempotency keys have at most 255 characters.", null, null);
		}
		if (!this.inFlight.add(key)) {
			throw new StripeRefusal(409,
					StripeError.invalid(
							"There is currently another in-progress request using this " + "Idempotent Key: " + key,
							"idempotency_key_in_use", null));
		}
		try {
			Entry first = first(key);
			return (first != null) ? repeat(request, first) : new Reply(execution.apply(request), false);
		}
		finally {
			this.inFlight.remove(key);
		}
	}

	void remember(Entry entry) {
		if (entry.key() != null) {
			this.answered.put(entry.key(), entry);
			this.oldestFirst.add(entry);
			forget();
		}
	}

	/** How many answers it holds. */
	int size() {
		return this.answered.size();
	}

	// Else they would take more and more memory.
	private void forget() {
		long until = this.clock.instant().minus(KEPT).getEpochSecond();
		for (Entry oldest = this.oldestFirst.peek(); oldest != null
				&& oldest.at() <= until; oldest = this.oldestFirst.peek()) {
			if (this.oldestFirst.remove(oldest) && oldest.key() != null) {
				this.answered.remove(oldest.key(), oldest);
			}
		}
	}

	private @Nullable Entry first(String key) {
		Entry entry = this.answered.get(key);
		boolean fresh = entry != null && entry.at() > this.clock.instant().minus(KEPT).getEpochSecond();
		return fresh ? entry : null;
	}

	private Reply repeat(Request request, Entry first) {
		if (!first.fingerprint().equals(request.fingerprint())) {
			throw new StripeRefusal(400,
					new StripeError("idempotency_error", null, null, null,
							"Keys for idempotent requests can only be used with the same parameters they were first "
									+ "used with. Try using a key other than '" + first.key()
									+ "' if you meant to execute a different request."));
		}
		return new Reply(Objects.requireNonNull(first.answer()), true);
	}

	/**
	 * What goes back to the caller.
	 *
	 * @param replayed whether it is the repetition of an earlier answer
	 */
	record Reply(Answer answer, boolean replayed) {

	}

}
