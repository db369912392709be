package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;

/**
 * 3: nobody pays for nothing, and nobody pays twice.
 */
final class MoneyMatchesOrders implements Invariant {

	@Override
	public String sentence() {
		return "What was taken is the total of one order that was sold, taken once; from nobody else anything is kept";
	}

	@Override
	public void check(World world, Findings findings) {
		Bank bank = world.bank();
		if (bank == null) {
			return;
		}
		Map<String, List<Intent>> byOrder = bank.byOrder();
		byOrder.replaceAll((_, intents) -> intents.stream().filter((one) -> !world.mendedByHand(one)).toList());
		world.realOrders().forEach((order) -> paid(order, byOrder.getOrDefault(order.id(), List.of()), findings));
		bank.intents()
			.forEach((intent) -> findings.require(world.orders().containsKey(intent.orderId()),
					"%s is for order %s, which does not exist", intent, intent.orderId()));
	}

	private static void paid(Order order, List<Intent> intents, Findings findings) {
		List<Intent> taken = intents.stream().filter((intent) -> intent.captured() > 0).toList();
		findings.require(taken.size() <= 1, "%s was paid %d times: %s", order, taken.size(), taken);
		for (Intent intent : taken) {
			findings.require(order.wasSold(), "%s was never sold, and was paid for: %s", order, intent);
			findings.require(
					intent.captured() == order.total().minor() && intent.currency().equals(order.total().currency()),
					"%s costs %s, and this was taken: %s", order, order.total(), intent);
		}
		long kept = taken.stream().mapToLong((intent) -> intent.captured() - intent.refunded()).sum();
		findings.require(order.due() == 0 || !taken.isEmpty(), "%s was sold and not paid for: %s", order, intents);
		findings.require(taken.size() > 1 || taken.isEmpty() || kept == order.due(),
				"Of %s, %d is to be kept, and %d is: %s", order, order.due(), kept, taken);
		if (!order.open()) {
			intents.forEach((intent) -> findings.require(intent.capturable() == 0,
					"%s has ended, and money is still set aside for it: %s", order, intent));
		}
	}

}
