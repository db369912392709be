package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What services know of each other's things is what their owners know.
 */
final class CopiesAreCurrent {

	void check(World world, Findings findings) {
		tickets(world, findings);
		stocks(world, findings);
		world.realOrders().forEach((order) -> {
			copiedByPayments(order, world, findings);
			copiedByExpiration(order, world, findings);
		});
	}

	private static void tickets(World world, Findings findings) {
		world.tickets()
			.values()
			.forEach((ticket) -> findings.require(ticket.equals(world.ticketCopies().get(ticket.id())),
					"Orders does not have %s but %s", ticket, world.ticketCopies().get(ticket.id())));
	}

	private static void stocks(World world, Findings findings) {
		Map<String, List<Admission>> byTicket = world.admissions()
			.stream()
			.collect(Collectors.groupingBy(Admission::ticketId));
		world.ticketCopies().keySet().forEach((id) -> {
			List<Admission> all = byTicket.getOrDefault(id, List.of());
			int free = (int) all.stream().filter(Admission::free).count();
			int held = (int) all.stream().filter(Admission::held).count();
			Stock counted = world.stocks().get(id);
			Stock told = world.told().get(id);
			findings.require(counted != null && counted.counts(free, held, all.size() - free - held),
					"Ticket %s has %d free and %d held of %d admissions, and this was counted: %s", id, free, held,
					all.size(), counted);
			findings.require(
					counted != null && told != null && told.counts(counted.free(), counted.held(), counted.sold()),
					"Orders has counted %s, and tickets was told %s", counted, told);
		});
	}

	private static void copiedByPayments(Order order, World world, Findings findings) {
		OrderCopy copy = world.orderCopies().get(order.id());
		findings.require(
				copy != null && copy.status().equals(order.status()) && copy.total().equals(order.total())
						&& copy.expiresAt().equals(order.expiresAt()) && copy.version() == order.version(),
				"Payments does not have %s but %s", order, copy);
	}

	private static void copiedByExpiration(Order order, World world, Findings findings) {
		Deadline deadline = world.deadlines().get(order.id());
		if (deadline == null) {
			// Those of orders that ended long ago are forgotten.
			findings.require(!order.open(), "%s has no deadline", order);
			return;
		}
		// By the passing of the deadline an order is cancelled: that is no news to it.
		boolean current = deadline.orderVersion() == order.version()
				|| ("expired".equals(order.reason()) && deadline.passed());
		findings.require(
				deadline.expiresAt().equals(order.expiresAt()) && deadline.waiting() == order.open() && current,
				"Expiration does not have %s but %s", order, deadline);
	}

}
