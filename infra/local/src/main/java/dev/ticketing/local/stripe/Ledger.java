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

	// A charge is what its payment was while it was the latest one of it.
	private final NavigableMap<String, PaymentIntent> charges = new ConcurrentSkipListMap<>();

	private final Map<String, Long> refunded = new ConcurrentHashMap<>();

	private final EventLog events = new EventLog();

	private final Timetable timetable = new Timetable();

	private final Locks locks = new Locks();

	private final Clock clock;

	private final IdempotencyKeys keys;

	private final Journal journal;

	private volatile Consumer<StripeEvent> listener = (_) -> {
	};

	Ledger(@Nullable Path folder, IdempotencyKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
		this.journal = Journal.open(folder, (entry) -> apply(shared(entry)));
	}

	/** From now on hears of every event, and at once of those that were not delivered. */
	void listen(Consumer<StripeEvent> listener) {
		this.listener = listener;
		this.events.undelivered().forEach(listener);
	}

	/** Nobody wants to hear of events. */
	void ignore() {
		listen((event) -> delivered(event, "no endpoint"));
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

	/** The payment as a charge of it has left it. */
	PaymentIntent charge(String id) {
		PaymentIntent intent = this.charges.get(id);
		if (intent == null) {
			throw StripeRefusal.missing("/v1/charges", id);
		}
		return intent;
	}

	NavigableMap<String, PaymentIntent> intents() {
		return this.intents;
	}

	NavigableMap<String, PaymentIntent> charges() {
		return this.charges;
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
		return commit(request, answer, Events.of((PaymentIntent) null, intent));
	}

	/** Makes one move; a refusal for the state that it meets is kept for its key too. */
	Answer change(Request request, String id, Function<PaymentIntent, Answer> move) {
		get(id);
		return this.locks.holding(id, () -> {
			PaymentIntent before = get(id);
			Answer answer = attempt(before, move);
			PaymentIntent after = answer.intent();
			return commit(request, answer, (after != null) ? Events.of(before, after) : List.of());
		});
	}

	/** Gives money back; what was given back before is known to the refund. */
	Answer refund(Request request, String intentId, Function<PaymentIntent, Refund> move) {
		return this.locks.holding(intentId, () -> {
			try {
				Refund refund = move.apply(get(intentId));
				return commit(request, Answer.of(refund), Events.of((Refund) null, refund));
			}
			catch (StripeRefusal ex) {
				return commit(request, ex.answer(), List.of());
			}
		});
	}

	/** Changes a refund, if the move makes another one of it. */
	Refund change(String refundId, UnaryOperator<Refund> move) {
		return this.locks.holding(refund(refundId).intentId(), () -> {
			Refund before = refund(refundId);
			Refund after = move.apply(before);
			if (!after.equals(before)) {
				commit(Request.INTERNAL, Answer.of(after), Events.of(before, after));
			}
			return after;
		});
	}

	/** Lets go of what was set aside for too long. */
	PaymentIntent lapse(String id) {
		return this.locks.holding(id, () -> {
			PaymentIntent before = Objects.requireNonNull(this.intents.get(id));
			PaymentIntent after = before.lapsed(now());
			if (!after.equals(before)) {
				commit(Request.INTERNAL, Answer.of(after), Events.of(before, after));
			}
			return after;
		});
	}

	/** An event was sent and not heard. */
	void attempted(StripeEvent event, int attempts, int status) {
		this.events.attempted(event.id(), attempts, status);
	}

	/** An event needs to be sent no more. */
	void delivered(StripeEvent event, String outcome) {
		Entry entry = new Entry(now(), null, "", null, null, new Delivery(event.id(), outcome));
		this.journal.append(entry);
		apply(entry);
	}

	/** Does what is due by the clock. */
	void keepTime() {
		for (String id : this.timetable.due(now())) {
			if (this.intents.containsKey(id)) {
				lapse(id);
			}
			else {
				change(id, this::settled);
			}
		}
	}

	private Refund settled(Refund refund) {
		boolean arrives = course(refund).last() == Refund.State.SUCCEEDED;
		return refund.canSettle(arrives) ? refund.settled(arrives) : refund;
	}

	private RefundCourse course(Refund refund) {
		return RefundCourse.of(Objects.requireNonNull(this.intents.get(refund.intentId())));
	}

	private static Answer attempt(PaymentIntent intent, Function<PaymentIntent, Answer> move) {
		try {
			return move.apply(intent);
		}
		catch (StripeRefusal ex) {
			return ex.answerAbout(intent);
		}
	}

	private Answer commit(Request request, Answer answer, List<String> types) {
		Answer given = request.fails() ? answer.lost() : answer;
		List<StripeEvent> events = types.stream().map((type) -> event(type, request, answer)).toList();
		Entry entry = new Entry(now(), request.idempotencyKey(), request.fingerprint(), given, events, null);
		this.journal.append(entry.with(events.stream().map(StripeEvent::bare).toList()));
		apply(entry);
		events.forEach(this.listener);
		return given;
	}

	private StripeEvent event(String type, Request request, Answer answer) {
		Refund refund = answer.refund();
		if (refund == null) {
			PaymentIntent intent = answer.intent();
			return new StripeEvent(Ids.next("evt_"), type, now(), intent, null, null, request.idempotencyKey());
		}
		return new StripeEvent(Ids.next("evt_"), type, now(), this.intents.get(refund.intentId()), refund,
				refunded(refund.intentId()) + more(refund), request.idempotencyKey());
	}

	private void apply(Entry entry) {
		Answer answer = entry.answer();
		if (answer != null && answer.intent() != null) {
			PaymentIntent intent = answer.intent();
			this.intents.put(intent.id(), intent);
			if (intent.standing().charge() != null) {
				this.charges.put(intent.standing().charge(), intent);
			}
			this.timetable.keep(intent);
		}
		if (answer != null && answer.refund() != null) {
			put(answer.refund());
		}
		this.events.add(events(entry));
		if (entry.delivery() != null) {
			this.events.delivered(entry.delivery());
		}
		if (answer != null) {
			this.keys.remember(entry);
		}
	}

	// What never changes about a payment is read with every line of it, and kept once.
	private Entry shared(Entry entry) {
		Answer answer = entry.answer();
		PaymentIntent intent = (answer != null) ? answer.intent() : null;
		PaymentIntent before = (intent != null) ? this.intents.get(intent.id()) : null;
		if (answer == null || intent == null || before == null) {
			return entry;
		}
		PaymentIntent shared = new PaymentIntent(before.id(), before.secret(), before.created(), before.terms(),
				intent.standing());
		return new Entry(entry.at(), entry.key(), entry.fingerprint(),
				new Answer(answer.status(), answer.error(), shared, answer.refund()), entry.events(), entry.delivery());
	}

	// What is read again shares its objects with the rest, as it did when it was written.
	private List<StripeEvent> events(Entry entry) {
		Answer answer = entry.answer();
		if (entry.events() == null || answer == null) {
			return List.of();
		}
		Refund refund = answer.refund();
		PaymentIntent intent = (refund != null) ? this.intents.get(refund.intentId()) : answer.intent();
		return entry.events().stream().map((event) -> event.about(intent, refund)).toList();
	}

	private void put(Refund refund) {
		this.refunded.merge(refund.intentId(), more(refund), Long::sum);
		this.refunds.put(refund.id(), refund);
		this.timetable.keep(refund, refund.counts() && refund.state() != course(refund).last());
	}

	/** By how much a refund changes what was given back. */
	private long more(Refund refund) {
		Refund before = this.refunds.get(refund.id());
		long was = (before != null && before.counts()) ? before.amount() : 0;
		return (refund.counts() ? refund.amount() : 0) - was;
	}

	@Override
	public void close() {
		this.journal.close();
	}

}
