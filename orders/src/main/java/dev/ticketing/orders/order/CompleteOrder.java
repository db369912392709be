package dev.ticketing.orders.order;

import dev.ticketing.orders.admission.SellAdmissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Use case: the bank has set the money aside, so the admissions become the buyer's. Only
 * after this may the money be taken.
 */
@Component
class CompleteOrder {

	private static final Logger logger = LoggerFactory.getLogger(CompleteOrder.class);

	private final DecideOrder decideOrder;

	private final SellAdmissions admissions;

	private final PlaceOrder.Terms terms;

	CompleteOrder(DecideOrder decideOrder, SellAdmissions admissions, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.admissions = admissions;
		this.terms = terms;
	}

	void complete(String orderId) {
		this.decideOrder.decide(orderId, (order) -> {
			if (this.admissions.owned(order.id(), order.admissionIds())) {
				order.complete(this.terms.now());
			}
			else {
				logger.error("Order {} is paid for but has lost admissions; cancelled before any money is taken",
						orderId);
				order.cancel("admissions-lost", this.terms.now());
			}
		});
	}

}
