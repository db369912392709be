package dev.ticketing.systemtests.invariants;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 1: never more than there is.
 */
final class CapacityHolds implements Invariant {

	@Override
	public String sentence() {
		return "Free, held and sold admissions of a ticket are its quantity, and never were more";
	}

	@Override
	public void check(World world, Findings findings) {
		Map<String, List<Admission>> byTicket = world.admissions()
			.stream()
			.collect(Collectors.groupingBy(Admission::ticketId));
		world.ticketCopies().values().forEach((ticket) -> {
			List<Admission> admissions = byTicket.getOrDefault(ticket.id(), List.of());
			long taken = admissions.stream().filter((admission) -> !admission.free()).count();
			// A quantity is not lowered below what is taken, but for what was taken while
			// orders had not heard of it.
			findings.require(admissions.size() == Math.max(ticket.quantity(), taken),
					"Ticket %s has %d admissions, %d of them taken, for a quantity of %d", ticket.id(),
					admissions.size(), taken, ticket.quantity());
			Set<Integer> numbers = new HashSet<>();
			admissions.forEach((admission) -> findings.require(numbers.add(admission.number()),
					"%s has a number that another one has", admission));
		});
		byTicket.keySet()
			.forEach((ticketId) -> findings.require(world.tickets().containsKey(ticketId),
					"There are admissions of ticket %s, which does not exist", ticketId));
		neverMore(world, findings);
	}

	private static void neverMore(World world, Findings findings) {
		// What a stream has lost may have been the larger quantity.
		boolean known = world.isWhole("TICKETS");
		Map<String, List<Message>> offers = world.events("TICKETS", "ticket");
		world.events("ORDERS", "availability").forEach((ticketId, told) -> {
			int most = offers.getOrDefault(ticketId, List.of())
				.stream()
				.mapToInt((offer) -> json(offer).path("ticket").path("quantity").asInt())
				.max()
				.orElse(0);
			told.forEach((message) -> {
				JsonNode stock = json(message);
				int taken = stock.path("held").asInt() + stock.path("sold").asInt();
				findings.require(stock.path("free").asInt() >= 0 && (taken <= most || !known),
						"%s tells of %d taken and %d free, of a ticket that never had more than %d", message, taken,
						stock.path("free").asInt(), most);
			});
		});
	}

	private static JsonNode json(Message message) {
		return JsonMapper.shared().readTree(message.data());
	}

}
