package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What clients have noted of codes: each was given to who has paid, and let one person in
 * once, at the door of its seller.
 */
final class NotesOfTheDoor {

	private final List<Note> collected;

	private final List<Note> scans;

	private final Set<String> returned;

	NotesOfTheDoor(Map<Operation, List<Note>> notes) {
		this.collected = answered(notes, Operation.COLLECT);
		this.scans = notes.getOrDefault(Operation.SCAN, List.of());
		this.returned = List.of(Operation.REFUND, Operation.CANCEL)
			.stream()
			.flatMap((operation) -> notes.getOrDefault(operation, List.of()).stream())
			.map((note) -> String.valueOf(note.subject()))
			.collect(Collectors.toSet());
	}

	private static List<Note> answered(Map<Operation, List<Note>> notes, Operation operation) {
		return notes.getOrDefault(operation, List.of())
			.stream()
			.filter((note) -> note.outcome() == Outcome.OK)
			.toList();
	}

	void check(World world, Findings findings) {
		codes(world, findings);
		Map<String, String> ids = world.idsOf("checkin");
		Map<String, Admission> admissions = world.admissions()
			.stream()
			.collect(Collectors.toMap(Admission::id, Function.identity()));
		Map<String, Note> entries = new HashMap<>();
		this.scans.forEach((note) -> {
			String id = ids.get(note.user() + ":" + note.key());
			if (id != null && note.outcome() != Outcome.FAIL) {
				entries.put(id, note);
			}
			if (note.outcome() == Outcome.OK) {
				findings.require(isTrue(note, id, world, admissions), "%s, and there is %s", note,
						admissions.get(admissionId(note)));
			}
		});
		admissions.values().stream().filter(Admission::used).forEach((admission) -> {
			Note entry = entries.get(String.valueOf(admission.checkIn()));
			findings.require(entry != null && String.valueOf(admission.orderId()).equals(entry.subject()),
					"Nobody has let in %s: %s", admission, entry);
		});
	}

	/** Who has paid has got the codes of their own admissions, each a different one. */
	private void codes(World world, Findings findings) {
		Map<String, String> owners = new HashMap<>();
		this.collected.forEach((note) -> NotesAreTrue.body(note).forEach((given) -> {
			String id = given.path("id").asString();
			Order order = world.orders().get(String.valueOf(note.subject()));
			findings.require(order != null && order.buyerId().equals(note.user()) && order.wasSold()
					&& order.everHad().contains(id), "%s has admission %s by %s", order, id, note);
			String other = owners.put(given.path("code").asString(), note.subject() + "/" + id);
			findings.require(other == null || other.equals(note.subject() + "/" + id),
					"One code is for %s and by %s for %s", other, note, id);
		}));
	}

	private boolean isTrue(Note note, @Nullable String checkIn, World world, Map<String, Admission> admissions) {
		String verdict = NotesAreTrue.body(note).path("verdict").asString();
		Order order = world.orders().get(String.valueOf(note.subject()));
		if (order == null || !sellers(order, world).contains(note.user())) {
			return verdict.equals((order != null) ? "wrong" : "forged");
		}
		Admission admission = admissions.get(admissionId(note));
		boolean used = admission != null && admission.used() && order.id().equals(admission.orderId());
		return order.everHad().contains(admissionId(note)) && switch (verdict) {
			case "valid" -> used && admission != null && String.valueOf(admission.checkIn()).equals(checkIn);
			case "used" -> used && admission != null && !String.valueOf(admission.checkIn()).equals(checkIn);
			// It is kept from the door while it is decided whether it is given back.
			case "void" -> this.returned.contains(order.id());
			default -> false;
		};
	}

	private static Set<String> sellers(Order order, World world) {
		Set<String> sellers = new HashSet<>();
		order.lines().forEach((line) -> {
			Ticket ticket = world.tickets().get(line.ticketId());
			if (ticket != null) {
				sellers.add(ticket.sellerId());
			}
		});
		return sellers;
	}

	private static String admissionId(Note note) {
		JsonNode body = NotesAreTrue.body(note);
		return body.path("admission").path("id").asString("");
	}

}
