package dev.ticketing.local.stripe;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.ticketing.local.stripe.Journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * All payment intents. One intent is changed by one request at a time, and a change and
 * the answer to its idempotency key are one line of the journal.
 */
final class Ledger implements AutoCloseable {

	private final NavigableMap<String, PaymentIntent> intents = new ConcurrentSkipListMap<>();

	private final Object[] locks = IntStream.range(0, 64).mapToObj((_) -> new Object()).toArray();

	private final Clock clock;

	private final IdempotencyKeys keys;

	private final Journal journal;

	Ledger(@Nullable Path folder, IdempotencyKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
		this.journal = Journal.open(folder, this::apply);
	}

	long now() {
		return this.clock.instant().getEpochSecond();
	}

	PaymentIntent get(String id) {
		PaymentIntent intent = this.intents.get(id);
		if (intent == null) {
			throw StripeRefusal.unknownIntent(id);
		}
		return intent;
	}

	/** All intents, newest first. */
	Collection<PaymentIntent> newestFirst() {
		return this.intents.descendingMap().values();
	}

	/** The intents made before a given one, newest first. */
	Collection<PaymentIntent> before(String id) {
		return this.intents.headMap(get(id).id(), false).descendingMap().values();
	}

	Answer add(Request request, Answer answer) {
		return commit(request, answer);
	}

	/** Makes one move; a refusal for the state that it meets is kept for its key too. */
	Answer change(Request request, String id, Function<PaymentIntent, Answer> move) {
		get(id);
		synchronized (this.locks[Math.floorMod(id.hashCode(), this.locks.length)]) {
			return commit(request, attempt(get(id), move));
		}
	}

	private static Answer attempt(PaymentIntent intent, Function<PaymentIntent, Answer> move) {
		try {
			return move.apply(intent);
		}
		catch (StripeRefusal ex) {
			return ex.answerAbout(intent);
		}
	}

	private Answer commit(Request request, Answer answer) {
		Entry entry = new Entry(now(), request.idempotencyKey(), request.fingerprint(), answer);
		this.journal.append(entry);
		apply(entry);
		return answer;
	}

	private void apply(Entry entry) {
		PaymentIntent intent = entry.answer().intent();
		if (intent != null) {
			this.intents.put(intent.id(), intent);
		}
		this.keys.remember(entry);
	}

	@Override
	public void close() {
		this.journal.close();
	}

}
