package dev.ticketing.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ticketing.expiration.deadline.SimulatedDeadlines;
import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.SimulatedAvailability;
import dev.ticketing.orders.order.SimulatedOrders;
import dev.ticketing.payments.PaymentsSettings;
import dev.ticketing.payments.payment.SimulatedPayments;
import dev.ticketing.simulation.Instance.Chore;
import dev.ticketing.simulation.Instance.Service;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * The services that are simulated, and how many processes each has.
 */
final class Services {

	private static final Binder SETTINGS = new Binder(
			new MapConfigurationPropertySource(Map.of("payments.stripe.api-key", "sk_test_simulated",
					"orders.admission-keys", "simulated-simulated-simulated-simulated")));

	private static final Map<String, Object> BOUND = new java.util.HashMap<>();

	private static final Chore SWEEP = new Chore("sweep", (instance) -> {
		instance.messaging().sweep();
		while (instance.messaging().hasQueued()) {
			instance.messaging().publishQueued();
		}
	});

	static final Service ORDERS = new Service("orders",
			List.of("dev.ticketing.orders.order", "dev.ticketing.orders.admission", "dev.ticketing.orders.ticket"),
			SimulatedOrders::repositories, (instance, world) -> {
				instance.give(settings("orders", OrdersSettings.class));
				instance.exchange("refreshAvailability",
						SimulatedAvailability.of(instance.components(), instance.process()::later));
				SimulatedAvailability.seed(instance.components(), instance.toString().hashCode());
			}, List.of(SWEEP, new Chore("repair", (instance) -> SimulatedOrders.repair(instance.components())),
					new Chore("recount", (instance) -> SimulatedAvailability.sweep(instance.components()))));

	static final Service PAYMENTS = new Service("payments",
			List.of("dev.ticketing.payments.payment", "dev.ticketing.payments.order"), SimulatedPayments::repositories,
			(instance, world) -> {
				instance.give(settings("payments", PaymentsSettings.class), new BankCounter(instance.process(), world));
				instance.exchange("settleSoon",
						SimulatedPayments.settleSoon(instance.components(), instance.process()::later));
			}, List.of(SWEEP, new Chore("finish", (instance) -> SimulatedPayments.finish(instance.components()))));

	static final Service EXPIRATION = new Service("expiration", List.of("dev.ticketing.expiration.deadline"),
			SimulatedDeadlines::repositories,
			(instance, world) -> instance.give(settings("expiration", SimulatedDeadlines.settings()),
					SimulatedDeadlines.forgetfulTimers()),
			List.of(SWEEP, new Chore("expire", (instance) -> SimulatedDeadlines.expire(instance.components()))));

	static final Map<Service, Integer> ALL = new LinkedHashMap<>();

	static {
		ALL.put(ORDERS, 3);
		ALL.put(PAYMENTS, 2);
		ALL.put(EXPIRATION, 1);
	}

	private Services() {
	}

	// Read once: a world is made anew thousands of times.
	private static Object settings(String prefix, Class<?> type) {
		return BOUND.computeIfAbsent(prefix, (any) -> SETTINGS.bindOrCreate(prefix, type));
	}

}
