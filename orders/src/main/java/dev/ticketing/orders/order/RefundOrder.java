package dev.ticketing.orders.order;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Use case: a seller gives the buyer their money back, for some admissions or all of
 * theirs. Granting it is one compare-and-set on the order; after it the admissions are
 * free, and payments gives the money back.
 */
@Component
class RefundOrder {

	private final GrantRefund grantRefund;

	private final PlaceOrder.Terms terms;

	RefundOrder(GrantRefund grantRefund, PlaceOrder.Terms terms) {
		this.grantRefund = grantRefund;
		this.terms = terms;
	}

	/**
	 * The order with the refund in it. Asking again under the same id changes nothing.
	 * What was used at the door is paid back too.
	 */
	Order refund(RefundRequest request) {
		return this.grantRefund.grant(request.orderId(), true, (order) -> wanted(order, request));
	}

	private Optional<Refund> wanted(Order order, RefundRequest request) {
		List<String> theirs = order.admissions().of(request.sellerId());
		if (theirs.isEmpty()) {
			throw OrderRefusals.notYourTickets();
		}
		if (order.granted().find(request.id()).isPresent()) {
			return Optional.empty();
		}
		List<String> wanted = (request.admissionIds() != null) ? named(order, theirs, request.admissionIds())
				: standing(order, theirs);
		return Optional.of(new Refund(request.id(), order.admissions().price(wanted), wanted, request.reason(),
				request.sellerId(), this.terms.now(), RefundStatus.PENDING));
	}

	private static List<String> standing(Order order, List<String> theirs) {
		ensurePaid(order);
		List<String> standing = theirs.stream().filter(order::stands).toList();
		if (standing.isEmpty()) {
			throw OrderRefusals.nothingStands();
		}
		return standing;
	}

	private static List<String> named(Order order, List<String> theirs, List<String> admissionIds) {
		if (!order.admissionIds().containsAll(admissionIds)) {
			throw OrderRefusals.noSuchAdmission();
		}
		if (!theirs.containsAll(admissionIds)) {
			throw OrderRefusals.notYourTickets();
		}
		ensurePaid(order);
		if (!admissionIds.stream().allMatch((id) -> order.stands(id) || order.granted().isOwed(id))) {
			throw OrderRefusals.alreadyVoid();
		}
		return List.copyOf(admissionIds);
	}

	private static void ensurePaid(Order order) {
		if (!order.complete() && !order.refunded()) {
			throw OrderRefusals.nothingToRefund();
		}
	}

}
