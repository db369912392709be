package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 12: what clients were told is so, and what nobody asked for is not. What they do not
 * know the outcome of may be either, but whole; that is for the other invariants to see.
 */
final class NotesAreTrue implements Invariant {

	private final Map<Operation, List<Note>> notes;

	NotesAreTrue(List<Note> notes) {
		this.notes = notes.stream().collect(Collectors.groupingBy(Note::operation));
	}

	@Override
	public String sentence() {
		return "Clients' notes are true: each acknowledged effect is there, no refused one, and none that nobody asked for";
	}

	@Override
	public void check(World world, Findings findings) {
		offers(world, findings);
		reservations(world, findings);
		new NotesOfEnds(this.notes).check(world, findings);
		new NotesOfRefunds(this.notes).check(world, findings);
		new NotesOfTheDoor(this.notes).check(world, findings);
		all(Operation.LOOK).stream()
			.filter((note) -> note.outcome() == Outcome.OK)
			.forEach((note) -> theirs(note, findings));
	}

	private void offers(World world, Findings findings) {
		Map<String, List<Ticket>> byTitle = world.tickets()
			.values()
			.stream()
			.collect(Collectors.groupingBy(Ticket::title));
		Map<String, Note> known = new HashMap<>();
		all(Operation.OFFER).forEach((note) -> {
			known.put(note.key(), note);
			int made = byTitle.getOrDefault(note.key(), List.of()).size();
			findings.require(switch (note.outcome()) {
				case OK -> made == 1 && world.tickets().containsKey(id(note));
				case FAIL -> made == 0;
				case UNKNOWN -> made <= 1;
			}, "%s, and there are %d of it", note, made);
		});
		world.tickets().values().forEach((ticket) -> {
			Note offer = known.get(ticket.title());
			findings.require(offer != null && offer.user().equals(ticket.sellerId()), "Nobody has offered %s: %s",
					ticket, offer);
		});
		for (Operation change : List.of(Operation.EDIT, Operation.WITHDRAW)) {
			all(change).stream().filter((note) -> note.outcome() == Outcome.OK).forEach((note) -> {
				Ticket ticket = world.tickets().get(String.valueOf(note.subject()));
				long version = body(note).path("version").asLong();
				findings.require(
						ticket != null && ticket.version() >= version
								&& (change == Operation.EDIT || ticket.withdrawn()),
						"%s, and there is %s", note, ticket);
			});
		}
	}

	private void reservations(World world, Findings findings) {
		Map<String, String> orderIds = world.idsOf("order");
		Map<String, Note> known = new HashMap<>();
		all(Operation.RESERVE).forEach((note) -> {
			String orderId = orderIds.get(note.user() + ":" + note.key());
			if (orderId != null) {
				known.put(orderId, note);
			}
			Order order = (orderId != null) ? world.orders().get(orderId) : null;
			boolean there = order != null && !order.placeholder();
			findings.require(switch (note.outcome()) {
				case OK -> order != null && order.id().equals(id(note)) && isAsAsked(order, note);
				case FAIL -> !there;
				case UNKNOWN -> order == null || !there || isAsAsked(order, note);
			}, "%s, and there is %s", note, order);
			if (note.outcome() == Outcome.OK) {
				theirs(note, findings);
			}
		});
		world.realOrders()
			.forEach((order) -> findings.require(known.containsKey(order.id()), "Nobody has asked for %s of %s", order,
					order.buyerId()));
	}

	private static boolean isAsAsked(Order order, Note note) {
		int has = order.lines().stream().mapToInt((line) -> line.admissionIds().size()).sum();
		return has == note.quantity() && order.buyerId().equals(note.user())
				&& order.lines().stream().allMatch((line) -> line.ticketId().equals(note.subject()));
	}

	private static void theirs(Note note, Findings findings) {
		JsonNode owner = body(note).path("userId");
		findings.require(owner.isMissingNode() || owner.asString().equals(note.user()), "That is somebody else's: %s",
				note);
	}

	private List<Note> all(Operation operation) {
		return this.notes.getOrDefault(operation, List.of());
	}

	private static String id(Note note) {
		return body(note).path("id").asString("");
	}

	static JsonNode body(@Nullable Note note) {
		return JsonMapper.shared().readTree(Objects.requireNonNull(note).body());
	}

}
