package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

/**
 * 9: what was answered is so. What was answered to requests with an Idempotency-Key is
 * known to the services themselves; what clients have noted is for whoever has the notes.
 */
final class AnswersAreKept implements Invariant {

	@Override
	public String sentence() {
		return "What was answered with success is there, and what was refused is not";
	}

	@Override
	public void check(World world, Findings findings) {
		world.answers().forEach((answer) -> {
			if (answer.is("order")) {
				order(answer, world, findings);
			}
			else if (answer.is("payment") && answer.created()) {
				payment(answer, world, findings);
			}
		});
		refunds(world, findings);
		entries(world, findings);
	}

	private static void refunds(World world, Findings findings) {
		Set<String> granted = world.orders()
			.values()
			.stream()
			.flatMap((order) -> order.refunds().stream())
			.map(Order.Refund::id)
			.collect(Collectors.toSet());
		answers("refund", world).forEach((answer) -> {
			boolean there = granted.contains(answer.reservedId());
			findings.require(answer.created() == there, "Refund %s was answered with %s, and is there: %s", answer.id(),
					answer.status(), there);
		});
	}

	private static void entries(World world, Findings findings) {
		Set<String> entries = world.admissions()
			.stream()
			.filter(Admission::used)
			.map((admission) -> String.valueOf(admission.checkIn()))
			.collect(Collectors.toSet());
		answers("checkin", world).forEach((answer) -> {
			boolean there = entries.contains(answer.reservedId());
			findings.require(answer.says("verdict", "valid") == there,
					"Scan %s was answered with %s, and has let somebody in: %s", answer.id(), answer.body(), there);
		});
	}

	// What was not answered yet may have been done or not.
	private static List<StoredAnswer> answers(String operation, World world) {
		return world.answers().stream().filter((answer) -> answer.is(operation) && answer.status() != null).toList();
	}

	private static void order(StoredAnswer answer, World world, Findings findings) {
		Order order = world.orders().get(answer.reservedId());
		boolean there = order != null && !order.placeholder();
		if (answer.created()) {
			findings.require(there, "Request %s was answered with order %s, which does not exist", answer.id(),
					answer.reservedId());
		}
		if (answer.refused()) {
			findings.require(!there, "Request %s was refused with %s, and there is %s", answer.id(), answer.status(),
					order);
		}
	}

	private static void payment(StoredAnswer answer, World world, Findings findings) {
		String id = JsonMapper.shared().readTree(Objects.requireNonNull(answer.body())).path("id").asString();
		findings.require(world.payments().containsKey(id),
				"Request %s was answered with payment %s, which does not exist", answer.id(), id);
	}

}
