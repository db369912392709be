package dev.ticketing.orders;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders behave.
 *
 * @param hold how long an order holds its admissions
 * @param bankGrace how long a buyer gets at least from the moment their bank asks them
 * something, once
 * @param abandonedAfter after how long a claim without an order counts as abandoned
 * @param soldOutMemory how long "not enough" is answered from memory before the store is
 * asked again; what this instance gives back is known at once
 */
@ConfigurationProperties("orders")
public record OrdersSettings(@DefaultValue("15m") Duration hold, @DefaultValue("5m") Duration bankGrace,
		@DefaultValue("1m") Duration abandonedAfter, @DefaultValue("500ms") Duration soldOutMemory) {

	/**
	 * @throws IllegalArgumentException if the hold is not a positive time
	 */
	public OrdersSettings {
		if (!hold.isPositive()) {
			throw new IllegalArgumentException("orders.hold (ORDERS_HOLD) must be longer than zero, not " + hold);
		}
	}

}
