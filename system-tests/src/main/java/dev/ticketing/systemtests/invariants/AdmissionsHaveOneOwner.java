package dev.ticketing.systemtests.invariants;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * 2: an admission has at most one owner, and orders and admissions agree on who it is.
 */
final class AdmissionsHaveOneOwner implements Invariant {

	@Override
	public String sentence() {
		return "An admission belongs to one order at most, and an order that stands has all of its own";
	}

	@Override
	public void check(World world, Findings findings) {
		Map<String, Admission> admissions = world.admissions()
			.stream()
			.collect(Collectors.toMap(Admission::id, Function.identity()));
		Map<String, Order> owners = owners(world, findings);
		world.realOrders()
			.forEach((order) -> order.owns().forEach((id) -> owned(order, id, admissions.get(id), findings)));
		Set<String> codes = new HashSet<>();
		admissions.values().forEach((admission) -> {
			ownedByWhoItSays(admission, owners.get(admission.id()), world, findings);
			findings.require(admission.code() == null || codes.add(admission.code()),
					"%s has the code of another admission", admission);
		});
	}

	private static Map<String, Order> owners(World world, Findings findings) {
		Map<String, Order> owners = new HashMap<>();
		world.realOrders().forEach((order) -> order.owns().forEach((id) -> {
			Order other = owners.putIfAbsent(id, order);
			findings.require(other == null, "Admission %s belongs to two orders: %s and %s", id, order, other);
		}));
		return owners;
	}

	private static void owned(Order order, String id, @Nullable Admission admission, Findings findings) {
		if (admission == null) {
			findings.require(false, "%s has admission %s, which does not exist", order, id);
			return;
		}
		findings.require(order.id().equals(admission.orderId()), "%s has lost %s", order, admission);
		findings.require(order.complete() ? admission.sold() : admission.held(), "%s has %s", order, admission);
	}

	private static void ownedByWhoItSays(Admission admission, @Nullable Order owner, World world, Findings findings) {
		if (admission.free()) {
			findings.require(admission.orderId() == null, "%s is free and has an owner", admission);
		}
		else if (admission.used() && owner == null) {
			// By it somebody has entered, so it is not sold again though it was paid
			// back.
			Order guest = world.orders().get(String.valueOf(admission.orderId()));
			findings.require(guest != null && guest.voided().contains(admission.id()),
					"%s was used by an order that never had it: %s", admission, guest);
		}
		else {
			findings.require(owner != null && owner.id().equals(admission.orderId()),
					"%s belongs to an order that does not have it", admission);
		}
	}

}
