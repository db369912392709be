package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ticketing.systemtests.invariants.Sources.Lag;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * All that a platform knew at one moment, side by side.
 *
 * @param tickets as their owner has them, by id; so with all that follow
 * @param ticketCopies as orders has them
 * @param stocks what orders has counted
 * @param told what tickets was told of that
 * @param orderCopies as payments has them
 * @param outboxes the aggregates whose events are still to be published
 * @param streams all events by stream
 * @param bank nothing where it is Stripe itself
 */
record World(Instant readAt, Map<String, Ticket> tickets, Map<String, Ticket> ticketCopies, List<Admission> admissions,
		Map<String, Stock> stocks, Map<String, Stock> told, Map<String, Order> orders,
		Map<String, OrderCopy> orderCopies, Map<String, Deadline> deadlines, Map<String, Payment> payments,
		List<StoredAnswer> answers, List<String> outboxes, Map<String, List<Message>> streams,
		List<Message> deadLetters, List<Lag> lags, Map<String, Double> timers, @Nullable Bank bank) {

	private static final List<String> STREAMS = List.of("TICKETS", "ORDERS", "EXPIRATION", "PAYMENTS");

	/**
	 * Reads all of it. Streams come before the documents that their events came from, so
	 * that no event is unknown there.
	 */
	static World read(Sources sources) {
		Instant now = Instant.now();
		Map<String, List<Message>> streams = STREAMS.stream()
			.collect(Collectors.toMap(Function.identity(), sources::messages));
		return new Reading(sources).world(now, streams);
	}

	/**
	 * The orders that people know of.
	 */
	List<Order> realOrders() {
		return this.orders.values().stream().filter((order) -> !order.placeholder()).toList();
	}

	/**
	 * The intents that payments of ours know of.
	 */
	Set<String> knownIntents() {
		return this.payments.values()
			.stream()
			.map((payment) -> String.valueOf(payment.intentId()))
			.collect(Collectors.toSet());
	}

	/**
	 * Whether it is a charge that none of our payments made and that was given back
	 * whole, as docs/runbooks/money.md tells to do: nobody has lost anything by it any
	 * more.
	 */
	boolean mendedByHand(Intent intent) {
		return intent.captured() > 0 && intent.captured() == intent.refunded() && !knownIntents().contains(intent.id());
	}

	/**
	 * The ids of what requests with an Idempotency-Key have made or were to make, by the
	 * user who asked and the key, with a colon between.
	 */
	Map<String, String> idsOf(String operation) {
		return this.answers.stream()
			.filter((answer) -> answer.is(operation))
			.collect(Collectors.toMap((answer) -> answer.id().substring(operation.length() + 1),
					StoredAnswer::reservedId, (one, other) -> one));
	}

	/**
	 * The events about one kind of aggregate, by the aggregate's id, in the order of the
	 * stream.
	 */
	Map<String, List<Message>> events(String stream, String kind) {
		return streams().getOrDefault(stream, List.of())
			.stream()
			.filter((message) -> !message.type().isEmpty() && message.kind().equals(kind))
			.collect(Collectors.groupingBy(Message::aggregate));
	}

	/**
	 * What was told when it happened. What was told once more, to rebuild a stream, says
	 * nothing of when and in which order.
	 */
	@Override
	public Map<String, List<Message>> streams() {
		return this.streams.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(stream) -> stream.getValue().stream().filter((message) -> !message.isRetold()).toList()));
	}

	/**
	 * Whether a stream still has its first event, and was never rebuilt.
	 */
	boolean isWhole(String stream) {
		List<Message> messages = this.streams.getOrDefault(stream, List.of());
		return messages.isEmpty()
				|| (messages.getFirst().sequence() == 1 && messages.stream().noneMatch(Message::isRetold));
	}

	/**
	 * One reading of the databases.
	 */
	private static final class Reading {

		private final List<String> outboxes = new ArrayList<>();

		private final Sources sources;

		Reading(Sources sources) {
			this.sources = sources;
		}

		World world(Instant now, Map<String, List<Message>> streams) {
			Map<String, Order> orders = aggregates("orders", "orders", Order::of, Order::id);
			Map<String, Stock> stocks = aggregates("orders", "availabilities", Stock::of, Stock::ticketId);
			List<Admission> admissions = this.sources.documents("orders", "admissions")
				.stream()
				.map(Admission::of)
				.toList();
			Map<String, Payment> payments = aggregates("payments", "payments", Payment::of, Payment::id);
			return new World(now, aggregates("tickets", "tickets", Ticket::of, Ticket::id),
					copies("orders", "tickets", Ticket::of, Ticket::id), admissions, stocks,
					copies("tickets", "availability", Reading::told, Stock::ticketId), orders,
					copies("payments", "orders", OrderCopy::of, OrderCopy::id),
					aggregates("expiration", "deadlines", Deadline::of, Deadline::id), payments, answers(),
					this.outboxes, streams, this.sources.messages("DEAD_LETTERS"), this.sources.lags(),
					this.sources.timers(), Bank.of(this.sources.ledger()));
		}

		private <T> Map<String, T> aggregates(String service, String collection, Function<Document, T> form,
				Function<T, String> id) {
			List<Document> stored = this.sources.documents(service, collection);
			stored.stream()
				.filter((document) -> document.containsKey("pendingSince")
						|| !document.getList("outbox", Document.class, List.of()).isEmpty())
				.map((document) -> service + "/" + collection + "/" + document.getString("_id"))
				.forEach(this.outboxes::add);
			return stored.stream().map(form).collect(Collectors.toMap(id, Function.identity()));
		}

		private <T> Map<String, T> copies(String service, String collection, Function<Document, T> form,
				Function<T, String> id) {
			return this.sources.documents(service, collection)
				.stream()
				.map(form)
				.collect(Collectors.toMap(id, Function.identity()));
		}

		private static Stock told(Document stored) {
			return Stock.of(String.valueOf(stored.get("_id")), stored.get("availability", Document.class));
		}

		private List<StoredAnswer> answers() {
			return Stream.of("orders", "payments")
				.flatMap((service) -> this.sources.documents(service, "idempotentRequests")
					.stream()
					.map((document) -> StoredAnswer.of(service, document)))
				.toList();
		}

	}

}
