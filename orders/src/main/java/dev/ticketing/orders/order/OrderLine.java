package dev.ticketing.orders.order;

import java.util.List;

import dev.ticketing.events.Money;

/**
 * What an order has of one ticket.
 *
 * @param price of one admission, as it was when the order was placed
 * @param admissionIds which ones it holds
 */
public record OrderLine(String ticketId, String sellerId, String title, Money price, List<String> admissionIds) {

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
