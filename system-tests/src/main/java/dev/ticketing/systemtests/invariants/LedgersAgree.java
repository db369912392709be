package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * 11: the bank's books and ours say the same, to the cent.
 */
final class LedgersAgree implements Invariant {

	@Override
	public String sentence() {
		return "What the bank has taken and not given back is what our payments say, to the cent";
	}

	@Override
	public void check(World world, Findings findings) {
		Bank bank = world.bank();
		if (bank == null) {
			return;
		}
		Map<String, Intent> intents = bank.intents()
			.stream()
			.collect(Collectors.toMap(Intent::id, Function.identity()));
		Set<String> known = world.knownIntents();
		world.payments().values().forEach((payment) -> {
			Intent intent = intents.get(String.valueOf(payment.intentId()));
			boolean taken = intent != null && intent.captured() > 0;
			findings.require(payment.taken() == taken, "%s, and at the bank: %s", payment, intent);
		});
		bank.intents()
			.forEach((intent) -> findings.require(
					intent.captured() == 0 || known.contains(intent.id()) || world.mendedByHand(intent),
					"No payment knows of %s", intent));
		totals(bank.intents(), world, findings);
	}

	private static void totals(List<Intent> intents, World world, Findings findings) {
		Map<String, Long> theirs = new TreeMap<>();
		intents.forEach((intent) -> theirs.merge(intent.currency(), intent.captured() - intent.refunded(), Long::sum));
		Map<String, Long> ours = new TreeMap<>();
		world.payments()
			.values()
			.stream()
			.filter(Payment::taken)
			.forEach((payment) -> ours.merge(payment.amount().currency(), payment.amount().minor(), Long::sum));
		// Of what was not taken yet when it was refunded, nothing is given back.
		Set<String> paid = world.payments()
			.values()
			.stream()
			.filter(Payment::taken)
			.map(Payment::orderId)
			.collect(Collectors.toSet());
		world.realOrders()
			.stream()
			.filter((order) -> paid.contains(order.id()))
			.forEach((order) -> ours.merge(order.total().currency(), -order.refunded(), Long::sum));
		Set<String> currencies = new TreeSet<>(theirs.keySet());
		currencies.addAll(ours.keySet());
		currencies.forEach((currency) -> findings.require(
				theirs.getOrDefault(currency, 0L).equals(ours.getOrDefault(currency, 0L)),
				"The bank has %d %s of ours, and we say %d", theirs.getOrDefault(currency, 0L), currency,
				ours.getOrDefault(currency, 0L)));
	}

}
