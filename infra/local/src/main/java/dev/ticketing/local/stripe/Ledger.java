package dev.ticketing.local.stripe;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.ticketing.local.stripe.Journal.Delivery;
import dev.ticketing.local.stripe.Journal.Entry;
import org.jspecify.annotations.Nullable;

/**
 * All payment intents, refunds and events. One intent with its refunds is changed by one
 * request at a time; a change, its events and the answer to its idempotency key are one
 * line of the journal.
 */
final class Ledger implements AutoCloseable {

	private final NavigableMap<String, PaymentIntent> intents = new ConcurrentSkipListMap<>();

	private final NavigableMap<String, Refund> refunds = new ConcurrentSkipListMap<>();

	private final Map<String, String> charges = new ConcurrentHashMap<>();

	private final Map<String, Long> refunded = new ConcurrentHashMap<>();

	private final EventLog events = new EventLog();

	private final Object[] locks = IntStream.range(0, 64).mapToObj((_) -> new Object()).toArray();

	private final Clock clock;

	private final IdempotencyKeys keys;

	private final Journal journal;

	private volatile Consumer<StripeEvent> listener = (_) -> {
	};

	Ledger(@Nullable Path folder, IdempotencyKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
		this.journal = Journal.open(folder, this::apply);
	}

	/** From now on hears of every event, and at once of those that were not delivered. */
	void listen(Consumer<StripeEvent> listener) {
		this.listener = listener;
		this.events.undelivered().forEach(listener);
	}

	/** Nobody wants to hear of events. */
	void ignore() {
		listen((event) -> this.events.delivered(new Delivery(event.id(), "no endpoint")));
	}

	long now() {
		return this.clock.instant().getEpochSecond();
	}

	PaymentIntent get(String id) {
		PaymentIntent intent = this.intents.get(id);
		if (intent == null) {
			throw StripeRefusal.unknownIntent(id);
		}
		return intent.hasLapsed(now()) ? lapse(id) : intent;
	}

	Refund refund(String id) {
		Refund refund = this.refunds.get(id);
		if (refund == null) {
			throw StripeRefusal.missing("/v1/refunds", id);
		}
		return refund;
	}

	/** The intent that a charge belongs to. */
	PaymentIntent charged(String charge) {
		String intent = this.charges.get(charge);
		if (intent == null) {
			throw StripeRefusal.missing("/v1/charges", charge);
		}
		return get(intent);
	}

	NavigableMap<String, PaymentIntent> intents() {
		return this.intents;
	}

	NavigableMap<String, Refund> refunds() {
		return this.refunds;
	}

	EventLog events() {
		return this.events;
	}

	/** How much of an intent was given back, or is on its way. */
	long refunded(String intentId) {
		return this.refunded.getOrDefault(intentId, 0L);
	}

	Answer add(Request request, Answer answer) {
		PaymentIntent intent = Objects.requireNonNull(answer.intent());
		return commit(request, answer, Events.of((PaymentIntent) null, intent, now()));
	}

	/** Makes one move; a refusal for the state that it meets is kept for its key too. */
	Answer change(Request request, String id, Function<PaymentIntent, Answer> move) {
		get(id);
		synchronized (lock(id)) {
			PaymentIntent before = get(id);
			Answer answer = attempt(before, move);
			PaymentIntent after = answer.intent();
			return commit(request, answer, (after != null) ? Events.of(before, after, now()) : List.of());
		}
	}

	/** Gives money back; what was given back before is known to the refund. */
	Answer refund(Request request, String intentId, Function<PaymentIntent, Refund> move) {
		synchronized (lock(intentId)) {
			try {
				Refund refund = move.apply(get(intentId));
				return commit(request, Answer.of(refund), Events.of((Refund) null, refund, now()));
			}
			catch (StripeRefusal ex) {
				return commit(request, ex.answer(), List.of());
			}
		}
	}

	/** Changes a refund, if the move makes another one of it. */
	Refund change(String refundId, UnaryOperator<Refund> move) {
		synchronized (lock(refund(refundId).intentId())) {
			Refund before = refund(refundId);
			Refund after = move.apply(before);
			if (!after.equals(before)) {
				commit(Request.INTERNAL, Answer.of(after), Events.of(before, after, now()));
			}
			return after;
		}
	}

	/** Lets go of what was set aside for too long. */
	PaymentIntent lapse(String id) {
		synchronized (lock(id)) {
			PaymentIntent before = Objects.requireNonNull(this.intents.get(id));
			PaymentIntent after = before.lapsed(now());
			if (!after.equals(before)) {
				commit(Request.INTERNAL, Answer.of(after), Events.of(before, after, now()));
			}
			return after;
		}
	}

	/** An event needs to be sent no more. */
	void delivered(StripeEvent event, String outcome) {
		Entry entry = new Entry(now(), null, "", null, null, new Delivery(event.id(), outcome));
		this.journal.append(entry);
		apply(entry);
	}

	private Object lock(String id) {
		return this.locks[Math.floorMod(id.hashCode(), this.locks.length)];
	}

	private static Answer attempt(PaymentIntent intent, Function<PaymentIntent, Answer> move) {
		try {
			return move.apply(intent);
		}
		catch (StripeRefusal ex) {
			return ex.answerAbout(intent);
		}
	}

	private Answer commit(Request request, Answer answer, List<StripeEvent> events) {
		Answer given = request.fails() ? answer.lost() : answer;
		Entry entry = new Entry(now(), request.idempotencyKey(), request.fingerprint(), given, events, null);
		this.journal.append(entry);
		apply(entry);
		events.forEach(this.listener);
		return given;
	}

	private void apply(Entry entry) {
		Answer answer = entry.answer();
		if (answer != null && answer.intent() != null) {
			PaymentIntent intent = answer.intent();
			this.intents.put(intent.id(), intent);
			if (intent.standing().charge() != null) {
				this.charges.put(intent.standing().charge(), intent.id());
			}
		}
		if (answer != null && answer.refund() != null) {
			put(answer.refund());
		}
		this.events.add((entry.events() != null) ? entry.events() : List.of());
		if (entry.delivery() != null) {
			this.events.delivered(entry.delivery());
		}
		if (answer != null) {
			this.keys.remember(entry);
		}
	}

	private void put(Refund refund) {
		Refund before = this.refunds.put(refund.id(), refund);
		long was = (before != null && before.counts()) ? before.amount() : 0;
		this.refunded.merge(refund.intentId(), (refund.counts() ? refund.amount() : 0) - was, Long::sum);
	}

	@Override
	public void close() {
		this.journal.close();
	}

}
