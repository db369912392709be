package dev.ticketing.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What happened to an order, told by orders.
 */
public sealed interface OrderEvent extends Event {

	/**
	 * The order after the change.
	 */
	OrderState order();

	@Override
	default String aggregateId() {
		return order().id();
	}

	@Override
	default long version() {
		return order().version();
	}

	/**
	 * A buyer holds admissions until the order's deadline.
	 */
	record OrderCreated(OrderState order) implements OrderEvent {
	}

	/**
	 * The buyer has more time, because the bank asks them something.
	 */
	record OrderExtended(OrderState order) implements OrderEvent {
	}

	/**
	 * The order has ended without a sale; its admissions are free again.
	 */
	record OrderCancelled(OrderState order) implements OrderEvent {
	}

	/**
	 * The admissions belong to the buyer; the money may be taken now, and not before.
	 */
	record OrderCompleted(OrderState order) implements OrderEvent {
	}

	/**
	 * The buyer gets money back for some or all admissions, which are free again; or it
	 * is known how that went. The order stays complete while one of its admissions
	 * stands, and is cancelled for the reason {@code refunded} when none does.
	 */
	record OrderRefunded(OrderState order) implements OrderEvent {
	}

	/**
	 * A reservation.
	 *
	 * @param status {@code created}, {@code awaiting:payment}, {@code complete} or
	 * {@code cancelled}
	 * @param reason why it was cancelled
	 * @param total what the buyer pays, at the prices of the moment of reserving
	 * @param expiresAt until when it must be paid
	 * @param refunds all that were granted; a cancelled order with some had been
	 * complete. Absent in events of before there were any
	 */
	record OrderState(String id, String buyerId, String status, @Nullable String reason, List<OrderItem> items,
			Money total, Instant expiresAt, @Nullable List<OrderRefund> refunds, long version) {
	}

	/**
	 * A part of an order.
	 *
	 * @param price of one admission when it was reserved
	 */
	record OrderItem(String ticketId, String sellerId, String title, Money price, int quantity) {
	}

	/**
	 * Money that the buyer gets back.
	 *
	 * @param amount the prices of the admissions
	 * @param admissions which ones are void by it
	 * @param requestedBy the seller, or the buyer
	 * @param status {@code pending}, {@code succeeded} or {@code failed}
	 */
	record OrderRefund(String id, Money amount, List<String> admissions, @Nullable String reason, String requestedBy,
			Instant requestedAt, String status) {
	}

}
