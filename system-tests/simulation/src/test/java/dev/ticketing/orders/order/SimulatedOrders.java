package dev.ticketing.orders.order;

import java.util.List;
import java.util.Map;

import dev.ticketing.security.Session;

import org.springframework.beans.factory.BeanFactory;

/**
 * What people and the schedule ask of orders.
 */
public final class SimulatedOrders {

	private SimulatedOrders() {
	}

	public static List<Class<?>> repositories() {
		return List.of(Orders.class);
	}

	/**
	 * Places an order, as often as it is said.
	 * @throws RuntimeException if it is refused, or nobody knows
	 */
	public static void place(BeanFactory components, String orderId, String buyerId, Map<String, Integer> quantities) {
		components.getBean(PlaceOrder.class).place(orderId, new Session(buyerId, buyerId + "@buyers.test"), quantities);
	}

	public static void cancel(BeanFactory components, String orderId, String buyerId) {
		components.getBean(CancelOrder.class).cancel(orderId, buyerId);
	}

	public static void repair(BeanFactory components) {
		components.getBean(RepairAdmissions.class).repairAll();
	}

}
