package dev.ticketing.orders.order;

import java.util.Optional;
import java.util.function.Predicate;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.ClaimAdmissions;
import dev.ticketing.orders.admission.RefreshAvailability;
import dev.ticketing.orders.admission.SellAdmissions;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.BeanFactory;

/**
 * Use cases with a mistake in them.
 */
public final class OrderBugs {

	private OrderBugs() {
	}

	public static Object noTombstone(BeanFactory components) {
		return new RepairAdmissions.Repairs(components.getBean(Outbox.class), components.getBean(ClaimAdmissions.class),
				components.getBean(RefreshAvailability.class), components.getBean(KeepAdmissions.class),
				components.getBean(PlaceOrder.Terms.class), components.getBean(OrdersSettings.class),
				components.getBean(MeterRegistry.class)) {

			@Override
			boolean forbid(String orderId) {
				return true;
			}

		};
	}

	public static Object releasedFirst(BeanFactory components) {
		Outbox outbox = components.getBean(Outbox.class);
		return new DecideOrder(outbox, components.getBean(ClaimAdmissions.class),
				components.getBean(SellAdmissions.class), components.getBean(RefreshAvailability.class)) {

			@Override
			Optional<Order> change(String orderId, Predicate<Order> change) {
				Optional<Order> order = outbox.find(Order.class, orderId);
				if (order.isPresent() && change.test(order.get())) {
					follow(order.get());
					outbox.save(order.get());
				}
				return order;
			}

		};
	}

}
