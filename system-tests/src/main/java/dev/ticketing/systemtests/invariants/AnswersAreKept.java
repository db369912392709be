package dev.ticketing.systemtests.invariants;

import java.util.Objects;

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
