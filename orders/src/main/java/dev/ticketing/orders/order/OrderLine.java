package dev.ticketing.orders.order;

import java.util.List;

import dev.ticketing.events.Money;

/**
 * What an order has of one ticket.
 *
 * @param price of one admission, as it was when the order was placed
 * @param admissionIds which ones it holds
 */
record OrderLine(String ticketId, String sellerId, String title, Money price, List<String> admissionIds) {

	int quantity() {
		return this.admissionIds.size();
	}

	Money total() {
		return this.price.times(quantity());
	}

}
