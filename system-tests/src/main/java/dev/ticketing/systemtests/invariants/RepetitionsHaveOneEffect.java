package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.json.JsonMapper;

/**
 * 10: a request that was sent again had its effect once.
 */
final class RepetitionsHaveOneEffect implements Invariant {

	@Override
	public String sentence() {
		return "One Idempotency-Key made one thing, and one order has one payment";
	}

	@Override
	public void check(World world, Findings findings) {
		Map<String, StoredAnswer> byId = new HashMap<>();
		world.answers().forEach((answer) -> {
			StoredAnswer other = byId.putIfAbsent(answer.service() + "/" + answer.reservedId(), answer);
			findings.require(other == null, "Requests %s and another, %s, make the same thing", answer.id(), other);
			if (answer.is("order") && answer.created()) {
				String made = JsonMapper.shared().readTree(Objects.requireNonNull(answer.body())).path("id").asString();
				findings.require(made.equals(answer.reservedId()), "Request %s made order %s and was answered with %s",
						answer.id(), answer.reservedId(), made);
			}
		});
		Map<String, Payment> byOrder = new HashMap<>();
		world.payments().values().forEach((payment) -> {
			Payment other = byOrder.putIfAbsent(payment.orderId(), payment);
			findings.require(other == null, "One order has two payments: %s and %s", payment, other);
		});
	}

}
