package dev.ticketing.payments;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.ticketing.payments.stripe.Refunds;
import dev.ticketing.payments.stripe.StripeRefund;
import dev.ticketing.payments.stripe.StripeSilent;

/**
 * The way to Stripe's refunds, which fails where a test wants it to.
 */
public final class FaultyRefunds implements Refunds {

	private final Refunds stripe;

	private final Map<String, Queue<Fault>> faults = new ConcurrentHashMap<>();

	FaultyRefunds(Refunds stripe) {
		this.stripe = stripe;
	}

	/**
	 * The next call that asks for this refund ends like this; after that, the next fault
	 * given for it.
	 */
	public void next(String refundId, Fault fault) {
		this.faults.computeIfAbsent(refundId, (id) -> new ConcurrentLinkedQueue<>()).add(fault);
	}

	/**
	 * How many of the faults given for this refund have not happened yet.
	 */
	public int toCome(String refundId) {
		Queue<Fault> planned = this.faults.get(refundId);
		return (planned != null) ? planned.size() : 0;
	}

	@Override
	public StripeRefund create(Return purpose, String key) {
		Queue<Fault> planned = this.faults.get(purpose.refundId());
		Fault fault = (planned != null) ? planned.poll() : null;
		if (fault == null) {
			return this.stripe.create(purpose, key);
		}
		if (fault == Fault.UNANSWERED || fault == Fault.FAILED_AFTER) {
			this.stripe.create(purpose, key);
		}
		throw new StripeSilent(fault.name(), fault == Fault.FAILED || fault == Fault.FAILED_AFTER);
	}

	@Override
	public List<StripeRefund> of(String intentId) {
		return this.stripe.of(intentId);
	}

	/**
	 * What happens to a call.
	 */
	public enum Fault {

		/** It never arrives. */
		LOST,
		/** It has its effect, and its answer never arrives. */
		UNANSWERED,
		/** Stripe fails, and would repeat that for ever to the same key. */
		FAILED,
		/** The same, and yet it has had its effect. */
		FAILED_AFTER

	}

}
