package dev.ticketing.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened to the payment of an order, told by payments.
 */
public sealed interface PaymentEvent extends Event {

	/**
	 * The payment after the change.
	 */
	PaymentState payment();

	@Override
	default String aggregateId() {
		return payment().id();
	}

	@Override
	default long version() {
		return payment().version();
	}

	/**
	 * The bank has set the amount aside; nothing is taken yet.
	 */
	record PaymentAuthorized(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * The bank asks the buyer whether it is them (3-D Secure); nothing is set aside yet.
	 */
	record PaymentChallenged(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * The amount has been taken.
	 */
	record PaymentCaptured(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * A card was declined. If {@link PaymentState#retryable()}, another one may be tried.
	 */
	record PaymentFailed(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * The amount set aside has been let go; nothing was taken.
	 */
	record PaymentVoided(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * Some or all of the amount has been given back, or could not be.
	 */
	record PaymentRefunded(PaymentState payment) implements PaymentEvent {
	}

	/**
	 * The money side of an order.
	 *
	 * @param reason why the last card was declined, in words for the buyer
	 * @param declines how many cards were declined so far
	 * @param retryable whether another card may be tried
	 * @param refunds what was asked back of it; absent in events of before there were any
	 */
	record PaymentState(String id, String orderId, String buyerId, String status, Money amount, @Nullable String reason,
			int declines, boolean retryable, @Nullable List<PaymentRefund> refunds, long version) {
	}

	/**
	 * A part of the amount that is given back.
	 *
	 * @param id as the order calls it
	 * @param status {@code pending}, {@code succeeded} or {@code failed}
	 */
	record PaymentRefund(String id, Money amount, String status) {
	}

}
