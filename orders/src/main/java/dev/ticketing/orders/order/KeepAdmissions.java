package dev.ticketing.orders.order;

import java.util.Collection;

import dev.ticketing.orders.admission.ReturnAdmissions;

import org.springframework.stereotype.Component;

/**
 * Use case: admissions that were kept from the door, because they were about to be
 * returned, stay with their order after all.
 * <p>
 * Whoever is still about to return them must not do so when somebody may have entered. So
 * the order gets another version first: then they look at the admissions anew. That
 * version is told, as every other is: readers compare versions.
 */
@Component
class KeepAdmissions {

	private final DecideOrder decideOrder;

	private final ReturnAdmissions returns;

	private final PlaceOrder.Terms terms;

	KeepAdmissions(DecideOrder decideOrder, ReturnAdmissions returns, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.returns = returns;
		this.terms = terms;
	}

	/**
	 * Opens the door to those of these that stand.
	 */
	void keep(String orderId, Collection<String> admissionIds, String refundId) {
		this.decideOrder.change(orderId, (order) -> order.stay(this.terms.now()))
			.map((order) -> admissionIds.stream().filter(order::stands).toList())
			.ifPresent((standing) -> this.returns.handBack(orderId, standing, refundId));
	}

}
