package dev.ticketing.orders.order;

import java.util.Optional;
import java.util.function.Consumer;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.orders.admission.ClaimAdmissions;
import dev.ticketing.orders.admission.RefreshAvailability;
import dev.ticketing.orders.admission.SellAdmissions;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The compare-and-set at which all that can end an order meets, and what follows from it.
 */
@Component
class DecideOrder {

	private final Orders orders;

	private final Outbox outbox;

	private final ClaimAdmissions claims;

	private final SellAdmissions sales;

	private final RefreshAvailability availability;

	DecideOrder(Orders orders, Outbox outbox, ClaimAdmissions claims, SellAdmissions sales,
			RefreshAvailability availability) {
		this.orders = orders;
		this.outbox = outbox;
		this.claims = claims;
		this.sales = sales;
		this.availability = availability;
	}

	/**
	 * Lets an open order end; who comes too late finds it ended otherwise.
	 * @param decision looks at the open order, and may complete or cancel it
	 * @return the order as it stands afterwards, if there is one
	 */
	Optional<Order> decide(String orderId, Consumer<Order> decision) {
		while (true) {
			Optional<Order> order = this.orders.findById(orderId);
			if (order.isEmpty() || !order.get().open()) {
				return order;
			}
			try {
				decision.accept(order.get());
				if (order.get().open()) {
					return order;
				}
				Order decided = this.outbox.save(order.get());
				follow(decided);
				return Optional.of(decided);
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody else has decided; look what.
			}
		}
	}

	/**
	 * Makes the admissions follow the order. Doing it again changes nothing.
	 */
	void follow(Order order) {
		switch (order.status()) {
			case CREATED -> {
			}
			case COMPLETE -> this.sales.sell(order.id(), order.admissionIds());
			case CANCELLED -> this.claims.release(order.id(), order.admissionIdsByTicket());
		}
	}

	/**
	 * Makes everything follow the order: what a crash right after the decision has left
	 * undone.
	 */
	void settle(String orderId) {
		this.orders.findById(orderId).ifPresent((order) -> {
			follow(order);
			order.lines(OrderLine::ticketId).forEach(this.availability::refresh);
		});
	}

}
