package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * 4: a card is charged only after its order is complete.
 */
final class MoneyComesAfterTheDecision implements Invariant {

	@Override
	public String sentence() {
		return "Money is taken only after its order was completed";
	}

	@Override
	public void check(World world, Findings findings) {
		if (!world.isWhole("ORDERS")) {
			return; // when it was completed is not known any more
		}
		Map<String, List<Message>> orders = world.events("ORDERS", "order");
		Bank bank = world.bank();
		if (bank != null) {
			bank.intents().stream().filter((intent) -> intent.captured() > 0).forEach((intent) -> {
				Instant taken = bank.captures().getOrDefault(intent.id(), Instant.EPOCH);
				Instant completed = completed(orders.get(intent.orderId()));
				// The bank counts whole seconds.
				findings.require(completed != null && !taken.isBefore(completed.truncatedTo(ChronoUnit.SECONDS)),
						"%s was taken at %s, and order %s completed at %s", intent, taken, intent.orderId(), completed);
			});
		}
		world.events("PAYMENTS", "payment").forEach((paymentId, events) -> {
			Payment payment = world.payments().get(paymentId);
			events.stream().filter((event) -> event.is("payment.captured") && payment != null).forEach((event) -> {
				Instant completed = (payment != null) ? completed(orders.get(payment.orderId())) : null;
				findings.require(completed != null && !event.time().isBefore(completed),
						"%s was taken at %s, and its order completed at %s", payment, event.time(), completed);
			});
		});
	}

	private static @Nullable Instant completed(@Nullable List<Message> events) {
		return (events == null) ? null
				: events.stream()
					.filter((event) -> event.is("order.completed"))
					.map(Message::time)
					.findFirst()
					.orElse(null);
	}

}
