package dev.ticketing.orders.order;

/**
 * Where an order stands. From {@link #CREATED} it goes to one of the others, once.
 */
enum OrderStatus {

	CREATED("created"), COMPLETE("complete"), CANCELLED("cancelled");

	private final String label;

	OrderStatus(String label) {
		this.label = label;
	}

	/**
	 * What it is called outside.
	 */
	String label() {
		return this.label;
	}

}
