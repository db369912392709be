package dev.ticketing.payments.payment;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import dev.ticketing.payments.PaymentsSettings;
import dev.ticketing.payments.order.Orders;
import dev.ticketing.payments.stripe.Card;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.domain.Limit;

/**
 * What people, Stripe and the schedule ask of payments.
 */
public final class SimulatedPayments {

	private SimulatedPayments() {
	}

	public static List<Class<?>> repositories() {
		return List.of(Orders.class, Payments.class);
	}

	/**
	 * Pays, as often as it is said.
	 * @return how the payment stands after it
	 * @throws RuntimeException if it is refused, or nobody knows
	 */
	public static String pay(BeanFactory components, String request, String buyerId, String orderId, String card) {
		return components.getBean(PayOrder.class)
			.pay(new PaymentRequest(request, buyerId, orderId, new Card(Card.Kind.TOKEN, card)))
			.status()
			.text();
	}

	/**
	 * Stripe says that something has happened to the intent of a payment.
	 */
	public static void hear(BeanFactory components, String paymentId) {
		components.getBean(LookAgain.class).lookAgain(paymentId);
	}

	/**
	 * The completer, with one payment at a time.
	 */
	public static void finish(BeanFactory components) {
		PaymentsSettings settings = components.getBean(PaymentsSettings.class);
		components.getBean(Payments.class)
			.findByProgressSinceLessThanOrderByProgressSince(
					components.getBean(Clock.class).instant().minus(settings.completerAge()), Limit.of(16))
			.forEach(components.getBean(SettlePayment.class)::takeOver);
	}

	/**
	 * Settling behind the caller's back, as one more task of the same process.
	 */
	public static Object settleSoon(BeanFactory components, Consumer<Runnable> later) {
		return new SettleLater(components, later);
	}

	private static final class SettleLater extends SettleSoon {

		private final BeanFactory components;

		private final Consumer<Runnable> later;

		@SuppressWarnings("NullAway")
		SettleLater(BeanFactory components, Consumer<Runnable> later) {
			super(null, io.micrometer.observation.ObservationRegistry.NOOP);
			this.components = components;
			this.later = later;
		}

		@Override
		void settle(String id) {
			this.later.accept(() -> this.components.getBean(SettlePayment.class).settle(id));
		}

	}

}
