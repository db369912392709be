package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * 5: what happened was told, and only what happened.
 */
final class EventsTellEveryChange implements Invariant {

	@Override
	public String sentence() {
		return "Every change of an aggregate has one event, and nothing else has any";
	}

	@Override
	public void check(World world, Findings findings) {
		world.streams().values().forEach((messages) -> one(messages, findings));
		Map<String, List<Message>> tickets = world.events("TICKETS", "ticket");
		Map<String, List<Message>> orders = world.events("ORDERS", "order");
		if (world.isWhole("TICKETS")) {
			world.tickets()
				.values()
				.forEach(
						(ticket) -> all("Ticket " + ticket.id(), ticket.version(), tickets.get(ticket.id()), findings));
		}
		if (world.isWhole("ORDERS")) {
			world.realOrders()
				.forEach((order) -> all(order.toString(), order.version(), orders.get(order.id()), findings));
		}
		known(tickets, world.tickets().keySet(), findings);
		known(orders, world.orders().keySet(), findings);
		known(world.events("ORDERS", "availability"), world.stocks().keySet(), findings);
		known(world.events("PAYMENTS", "payment"), world.payments().keySet(), findings);
	}

	/**
	 * A version of an aggregate is told once; a second copy is the same in everything.
	 */
	private static void one(List<Message> messages, Findings findings) {
		Map<String, Message> byVersion = new HashMap<>();
		Map<String, Message> byId = new HashMap<>();
		for (Message message : messages) {
			findings.require(!message.type().isEmpty(), "%s #%d is no event: %s", message.stream(), message.sequence(),
					message.id());
			Message first = byId.putIfAbsent(message.id(), message);
			findings.require(first == null || first.data().equals(message.data()), "%s is not what it was first: %s",
					message, first);
			String change = message.type().isEmpty() ? message.id()
					: message.kind() + "/" + message.aggregate() + "/" + message.version();
			Message other = byVersion.putIfAbsent(change, message);
			findings.require(other == null || other.id().equals(message.id()),
					"One change is told by two events: %s, %s", other, message);
		}
	}

	private static void all(String aggregate, long version, @org.jspecify.annotations.Nullable List<Message> events,
			Findings findings) {
		Set<Long> told = (events == null) ? Set.of()
				: events.stream().map(Message::version).collect(Collectors.toSet());
		List<Long> untold = LongStream.rangeClosed(1, version).boxed().filter((each) -> !told.contains(each)).toList();
		findings.require(untold.isEmpty(), "%s has versions that were never told: %s", aggregate, untold);
		findings.require(told.stream().allMatch((each) -> each <= version),
				"%s has version %d, and later ones were told: %s", aggregate, version, told);
	}

	private static void known(Map<String, List<Message>> events, Set<String> aggregates, Findings findings) {
		events.forEach((id, messages) -> findings.require(aggregates.contains(id), "%s tells of nothing that exists",
				messages.getFirst()));
	}

}
