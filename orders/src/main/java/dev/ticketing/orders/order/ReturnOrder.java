package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.bson.types.ObjectId;

import org.springframework.stereotype.Component;

/**
 * Use case: a buyer gives back what they have paid for, all of it, while the tickets'
 * sellers allow it and none of it was used.
 */
@Component
class ReturnOrder {

	private final GrantRefund grantRefund;

	private final ReturnTerms returns;

	private final PlaceOrder.Terms terms;

	ReturnOrder(GrantRefund grantRefund, ReturnTerms returns, PlaceOrder.Terms terms) {
		this.grantRefund = grantRefund;
		this.returns = returns;
		this.terms = terms;
	}

	/**
	 * The order as it stands afterwards. Returning it again changes nothing.
	 */
	Order giveBack(String orderId) {
		String refundId = new ObjectId().toHexString();
		return this.grantRefund.grant(orderId, false,
				(order) -> order.complete() ? Optional.of(whole(order, refundId)) : Optional.empty());
	}

	private Refund whole(Order order, String refundId) {
		Instant now = this.terms.now();
		Instant until = this.returns.until(order).orElseThrow(OrderRefusals::alreadyComplete);
		if (!now.isBefore(until)) {
			throw OrderRefusals.tooLateToReturn(until);
		}
		List<String> all = order.standing();
		return new Refund(refundId, order.admissions().price(all), all, null, order.buyerId(), now,
				RefundStatus.PENDING);
	}

}
