package dev.ticketing.orders.order;

/**
 * Where an order stands. It is open until it is complete or cancelled.
 */
public enum OrderStatus {

	CREATED("created"), AWAITING_PAYMENT("awaiting:payment"), COMPLETE("complete"), CANCELLED("cancelled");

	private final String label;

	OrderStatus(String label) {
		this.label = label;
	}

	/**
	 * What it is called outside.
	 */
	public String label() {
		return this.label;
	}

}
