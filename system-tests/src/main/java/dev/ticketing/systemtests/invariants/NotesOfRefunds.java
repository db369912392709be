package dev.ticketing.systemtests.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import dev.ticketing.systemtests.invariants.Order.Refund;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What clients have noted of money that was given back: all that was promised, to the
 * last cent, and nothing that nobody wanted.
 */
final class NotesOfRefunds {

	private final List<Note> refunds;

	private final List<Note> cancellations;

	NotesOfRefunds(Map<Operation, List<Note>> notes) {
		this.refunds = notes.getOrDefault(Operation.REFUND, List.of());
		this.cancellations = notes.getOrDefault(Operation.CANCEL, List.of());
	}

	void check(World world, Findings findings) {
		Map<String, String> ids = world.idsOf("refund");
		Map<String, List<Note>> asked = new HashMap<>();
		this.refunds.forEach((note) -> {
			String id = ids.get(note.user() + ":" + note.key());
			if (id != null) {
				asked.computeIfAbsent(id, (refund) -> new ArrayList<>()).add(note);
			}
			Refund refund = find(world.orders().get(String.valueOf(note.subject())), id);
			findings.require(switch (note.outcome()) {
				case OK -> refund != null && isAsPromised(refund, note);
				case FAIL -> refund == null;
				case UNKNOWN -> true;
			}, "%s, and there is %s", note, refund);
		});
		world.realOrders().forEach((order) -> order.refunds().forEach((refund) -> {
			findings.require(wanted(order, refund, asked), "Nobody has asked for %s of %s", refund, order);
			findings.require(refund.status().equals("SUCCEEDED"), "%s of %s has not arrived", refund, order);
		}));
	}

	private static @Nullable Refund find(@Nullable Order order, @Nullable String refundId) {
		return (order == null) ? null
				: order.refunds().stream().filter((refund) -> refund.id().equals(refundId)).findFirst().orElse(null);
	}

	private static boolean isAsPromised(Refund refund, Note note) {
		JsonNode promised = NotesAreTrue.body(note);
		List<String> admissions = promised.path("admissions").valueStream().map(JsonNode::asString).toList();
		return refund.id().equals(promised.path("id").asString()) && isAsAsked(refund, note)
				&& new HashSet<>(refund.admissionIds()).equals(new HashSet<>(admissions))
				&& refund.amount().minor() == promised.path("amount").decimalValue().movePointRight(2).longValueExact();
	}

	/** By who may, and as many as were named, if any were. */
	private static boolean isAsAsked(Refund refund, Note note) {
		return note.user().equals(refund.requestedBy())
				&& (note.quantity() == 0 || note.quantity() == refund.admissionIds().size());
	}

	/** Somebody may have wanted it: not all who tried were refused. */
	private boolean wanted(Order order, Refund refund, Map<String, List<Note>> asked) {
		List<Note> tries = order.buyerId().equals(refund.requestedBy())
				? this.cancellations.stream().filter((note) -> order.id().equals(note.subject())).toList()
				: asked.getOrDefault(refund.id(), List.of())
					.stream()
					.filter((note) -> order.id().equals(note.subject()) && isAsAsked(refund, note))
					.toList();
		return tries.stream().anyMatch((note) -> note.outcome() != Outcome.FAIL);
	}

}
