package dev.ticketing.orders.order;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * What an order has of one ticket.
 *
 * @param price of one admission, as it was when the order was placed
 * @param admissionIds which ones it holds
 * @param refundableUntil until when its buyer was told that it can be returned; nothing
 * if it can't
 */
public record OrderLine(String ticketId, String sellerId, String title, Money price, List<String> admissionIds,
		@Nullable Instant refundableUntil) {

	/**
	 * How many admissions.
	 */
	public int quantity() {
		return this.admissionIds.size();
	}

	public Money total() {
		return this.price.times(quantity());
	}

}
