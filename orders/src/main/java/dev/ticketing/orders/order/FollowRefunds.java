package dev.ticketing.orders.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ticketing.events.PaymentEvent.PaymentRefund;
import dev.ticketing.events.PaymentEvent.PaymentState;

import org.springframework.stereotype.Component;

/**
 * Keeps with an order how the money of its refunds goes, as the payment's highest version
 * says.
 */
@Component
class FollowRefunds {

	private final DecideOrder decideOrder;

	private final PlaceOrder.Terms terms;

	FollowRefunds(DecideOrder decideOrder, PlaceOrder.Terms terms) {
		this.decideOrder = decideOrder;
		this.terms = terms;
	}

	void follow(PaymentState payment) {
		Map<String, RefundStatus> statuses = new HashMap<>();
		List<PaymentRefund> refunds = Objects.requireNonNullElse(payment.refunds(), List.of());
		refunds.forEach((refund) -> RefundStatus.labelled(refund.status())
			.ifPresent((status) -> statuses.put(refund.id(), status)));
		this.decideOrder.change(payment.orderId(),
				(order) -> order.refundsBecome(statuses, payment.version(), this.terms.now()));
	}

}
