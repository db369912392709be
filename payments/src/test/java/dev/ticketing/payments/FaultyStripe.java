package dev.ticketing.payments;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import dev.ticketing.events.Money;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.Refunds;
import dev.ticketing.payments.stripe.StripeSilent;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The way to Stripe, which fails where a test wants it to.
 */
public final class FaultyStripe implements PaymentIntents {

	private final PaymentIntents stripe;

	private final Map<String, String> orders = new ConcurrentHashMap<>();

	private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

	FaultyStripe(PaymentIntents stripe) {
		this.stripe = stripe;
	}

	/**
	 * The next call of this name about an order ends like this; after that, the next
	 * fault given for it.
	 */
	public void next(String orderId, String call, Fault fault) {
		this.faults.computeIfAbsent(orderId + call, (key) -> new ConcurrentLinkedQueue<>()).add(fault);
	}

	@Override
	public Intent create(Purpose purpose, String key) {
		return around(purpose.orderId(), "create", () -> {
			Intent intent = this.stripe.create(purpose, key);
			this.orders.put(intent.id(), purpose.orderId());
			return intent;
		});
	}

	@Override
	public Intent confirm(String id, Card card, String key) {
		return around(this.orders.get(id), "confirm", () -> this.stripe.confirm(id, card, key));
	}

	@Override
	public Intent find(String id) {
		return around(this.orders.get(id), "find", () -> this.stripe.find(id));
	}

	@Override
	public Intent capture(String id, Money amount, String key) {
		return around(this.orders.get(id), "capture", () -> this.stripe.capture(id, amount, key));
	}

	@Override
	public Intent cancel(String id, String key) {
		return around(this.orders.get(id), "cancel", () -> this.stripe.cancel(id, key));
	}

	private Intent around(String orderId, String call, Supplier<Intent> action) {
		Queue<Fault> planned = this.faults.get(orderId + call);
		Fault fault = (planned != null) ? planned.poll() : null;
		return (fault != null) ? fault.around(action) : action.get();
	}

	/**
	 * What happens to a call.
	 */
	public interface Fault {

		/** The call never arrives. */
		Fault LOST = (call) -> {
			throw new StripeSilent("lost on the way", false);
		};

		/** The call has its effect, and its answer never arrives. */
		Fault UNANSWERED = (call) -> {
			call.get();
			throw new StripeSilent("no answer", false);
		};

		/** Stripe fails, and would repeat that for ever to the same key. */
		Fault FAILED = (call) -> {
			throw new StripeSilent("500", true);
		};

		Intent around(Supplier<Intent> call);

	}

	/**
	 * Puts it between the service and its way to Stripe.
	 */
	@TestConfiguration
	static class Wiring {

		@Bean
		@Primary
		FaultyStripe faultyStripe(PaymentIntents stripe) {
			return new FaultyStripe(stripe);
		}

		@Bean
		@Primary
		FaultyRefunds faultyRefunds(Refunds stripe) {
			return new FaultyRefunds(stripe);
		}

	}

}
