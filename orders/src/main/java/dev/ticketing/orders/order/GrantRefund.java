package dev.ticketing.orders.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.ticketing.orders.admission.ReturnAdmissions;
import dev.ticketing.web.Refusal;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The compare-and-set at which all refunds of an order meet. The admissions are kept from
 * the door before it, so that it is known which of them were used, and freed after it.
 */
@Component
class GrantRefund {

	private final DecideOrder decideOrder;

	private final ReturnAdmissions admissions;

	private final KeepAdmissions keepAdmissions;

	private final PlaceOrder.Terms terms;

	GrantRefund(DecideOrder decideOrder, ReturnAdmissions admissions, KeepAdmissions keepAdmissions,
			PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.admissions = admissions;
		this.keepAdmissions = keepAdmissions;
		this.terms = terms;
	}

	/**
	 * @param usedToo whether money may go back for what was used at the door; it stays
	 * used
	 * @param wish looks at the order as it stands, perhaps more than once, always with
	 * the same id; nothing if there is nothing to grant
	 * @return the order as it stands afterwards
	 */
	Order grant(String orderId, boolean usedToo, Function<Order, Optional<Refund>> wish) {
		List<Refund> tried = new ArrayList<>();
		try {
			return this.decideOrder.change(orderId, (order) -> {
				Optional<Refund> refund = wish.apply(order);
				refund.ifPresent(tried::add);
				refund.ifPresent((wanted) -> grant(order, wanted, usedToo));
				return refund.isPresent();
			}).orElseThrow(OrderRefusals::noSuchOrder);
		}
		catch (Refusal refusal) {
			tried.forEach((refund) -> this.keepAdmissions.keep(orderId, refund.admissionIds(), refund.id()));
			throw refusal;
		}
	}

	private void grant(Order order, Refund refund, boolean usedToo) {
		this.decideOrder.follow(order); // should a crash have left them held
		List<String> standing = refund.admissionIds().stream().filter(order::stands).toList();
		if (!this.admissions.withhold(order.id(), standing, refund.id()) && !usedToo) {
			// What was given back meanwhile is not to be had either.
			throw this.decideOrder.stands(order) ? OrderRefusals.used()
					: new OptimisticLockingFailureException("order %s has changed".formatted(order.id()));
		}
		order.refund(refund, this.terms.now());
	}

}
