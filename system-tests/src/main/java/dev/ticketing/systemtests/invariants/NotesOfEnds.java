package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;

/**
 * What clients have noted of how orders ended: cancelled or paid.
 */
final class NotesOfEnds {

	private final List<Note> cancellations;

	private final List<Note> payments;

	NotesOfEnds(Map<Operation, List<Note>> notes) {
		this.cancellations = notes.getOrDefault(Operation.CANCEL, List.of());
		this.payments = notes.getOrDefault(Operation.PAY, List.of());
	}

	void check(World world, Findings findings) {
		this.cancellations.stream().filter((note) -> note.outcome() == Outcome.OK).forEach((note) -> {
			Order order = world.orders().get(String.valueOf(note.subject()));
			findings.require(order != null && order.cancelled(), "%s, and there is %s", note, order);
		});
		this.payments.stream()
			.filter((note) -> note.outcome() == Outcome.OK)
			.forEach((note) -> paid(note, world, findings));
		Map<String, List<Note>> cancelled = bySubject(this.cancellations);
		Map<String, List<Note>> paid = bySubject(this.payments);
		world.realOrders().forEach((order) -> {
			if ("cancelled-by-buyer".equals(order.reason())) {
				wanted(order, cancelled, findings);
			}
			if (order.wasSold()) {
				wanted(order, paid, findings);
			}
		});
	}

	/** Its payment is there, and its order has come to an end, by it or before it. */
	private static void paid(Note note, World world, Findings findings) {
		Payment payment = world.payments().get(NotesAreTrue.body(note).path("id").asString(""));
		Order order = world.orders().get(String.valueOf(note.subject()));
		findings.require(payment != null && order != null && payment.orderId().equals(order.id()) && !order.open(),
				"%s, and there is %s for %s", note, payment, order);
	}

	/** Somebody may have wanted it to end like that: not all who tried were refused. */
	private static void wanted(Order order, Map<String, List<Note>> notes, Findings findings) {
		List<Note> tries = notes.getOrDefault(order.id(), List.of());
		findings.require(tries.stream().anyMatch((note) -> note.outcome() != Outcome.FAIL),
				"Nobody has ended %s so: %s", order, tries);
	}

	private static Map<String, List<Note>> bySubject(List<Note> notes) {
		return notes.stream().collect(Collectors.groupingBy((note) -> String.valueOf(note.subject())));
	}

}
