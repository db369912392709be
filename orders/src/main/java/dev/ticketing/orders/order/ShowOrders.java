package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.SellAdmissions;
import dev.ticketing.web.Keyset;
import org.bson.types.ObjectId;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Use case: buyers look at their orders, newest first, and at nobody else's.
 */
@Component
class ShowOrders {

	private final Orders orders;

	private final SellAdmissions admissions;

	private final ReturnTerms returns;

	ShowOrders(Orders orders, SellAdmissions admissions, ReturnTerms returns) {
		this.orders = orders;
		this.admissions = admissions;
		this.returns = returns;
	}

	Order show(String orderId, String userId) {
		Order order = this.orders.findById(orderId).orElseThrow(OrderRefusals::noSuchOrder);
		if (!order.belongsTo(userId)) {
			throw OrderRefusals.notYourOrder();
		}
		return order;
	}

	/**
	 * Until when those of these orders can be returned that can be, by id.
	 */
	Map<String, Instant> returnable(List<Order> orders) {
		return this.returns.open(orders);
	}

	/**
	 * A page of orders, and one more if there are more.
	 */
	List<Order> list(String userId, Keyset page) {
		Limit limit = Limit.of(page.limit() + 1);
		if (page.after() == null) {
			return this.orders.findByBuyerIdOrderByIdDesc(userId, limit);
		}
		if (!ObjectId.isValid(page.after())) {
			throw Keyset.badCursor();
		}
		return this.orders.findByBuyerIdAndIdLessThanOrderByIdDesc(userId, page.after(), limit);
	}

	/**
	 * What the buyer shows at the door, and what of it is not theirs any more.
	 */
	List<Admission> admissions(Order order) {
		if (!order.complete() && order.boughtAt() == null) {
			throw OrderRefusals.notComplete();
		}
		List<Admission> sold = this.admissions.find(order.admissionIds());
		if (order.complete() && sold.stream().anyMatch((admission) -> admission.heldBy(order.id()))) {
			// The order was completed a moment ago, or just before a crash.
			this.admissions.sell(order.id(), order.admissions().standingPrices(), order.soldAt());
			sold = this.admissions.find(order.admissionIds());
		}
		return sold;
	}

}
