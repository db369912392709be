package dev.ticketing.orders.order;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderState;
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

	private static final int REMEMBERED = 10_000;

	// What was decided here, until its event comes; as much of it as there is room for.
	// More time for an open order is no decision, and its event is not heard here.
	private final Set<Decided> followed = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Decided, Boolean> eldest) {
			return size() > REMEMBERED;
		}

	}));

	private final Outbox outbox;

	private final ClaimAdmissions claims;

	private final SellAdmissions sales;

	private final RefreshAvailability availability;

	DecideOrder(Outbox outbox, ClaimAdmissions claims, SellAdmissions sales, RefreshAvailability availability) {
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
		return change(orderId, (order) -> {
			if (order.open()) {
				decision.accept(order);
				return !order.open();
			}
			return false;
		});
	}

	/**
	 * Changes an order as it stands at this moment, whoever else is about to.
	 * @param change says whether there is something to store
	 * @return the order as it stands afterwards, if there is one
	 */
	Optional<Order> change(String orderId, Predicate<Order> change) {
		while (true) {
			Optional<Order> order = this.outbox.find(Order.class, orderId);
			try {
				if (order.isEmpty() || !change.test(order.get())) {
					return order;
				}
				Order changed = this.outbox.save(order.get());
				follow(changed);
				if (!changed.open()) {
					this.followed.add(new Decided(changed.id(), changed.version()));
				}
				return Optional.of(changed);
			}
			catch (OptimisticLockingFailureException ex) {
				// Somebody else has decided; look what.
			}
		}
	}

	/**
	 * Whether the order is still as it was when it was found.
	 */
	boolean stands(Order order) {
		return this.outbox.find(Order.class, order.id()).filter((now) -> now.version() == order.version()).isPresent();
	}

	/**
	 * Makes the admissions follow the order. Doing it again changes nothing.
	 */
	void follow(Order order) {
		switch (order.status()) {
			case CREATED, AWAITING_PAYMENT -> {
			}
			case COMPLETE -> {
				this.sales.sell(order.id(), order.admissions().standingPrices(), order.soldAt());
				this.claims.release(order.id(), order.admissions().voidByTicket());
			}
			case CANCELLED -> this.claims.release(order.id(), order.admissions().byTicket());
		}
	}

	/**
	 * Knows of a new order, which holds its admissions already.
	 */
	void placed(OrderState order) {
		order.items().stream().map(OrderItem::ticketId).distinct().forEach(this.availability::refresh);
	}

	/**
	 * Knows of a decision. If it was made here, and did not end in a crash, everything
	 * follows it already; else it is made to.
	 */
	void decided(OrderState order) {
		if (this.followed.remove(new Decided(order.id(), order.version()))) {
			placed(order);
		}
		else {
			settle(order.id());
		}
	}

	/**
	 * Makes everything follow the order: what a crash right after the decision has left
	 * undone.
	 */
	void settle(String orderId) {
		this.outbox.find(Order.class, orderId).ifPresent((order) -> {
			// Most have followed already, and looking is cheaper than doing it again.
			if (order.status() != OrderStatus.CANCELLED || this.claims.hasAny(order.id(), order.admissionIds())) {
				follow(order);
			}
			order.lines(OrderLine::ticketId).forEach(this.availability::refresh);
		});
	}

	/**
	 * An order as a decision has left it.
	 */
	private record Decided(String orderId, long version) {
	}

}
