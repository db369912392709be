package dev.ticketing.orders;

import java.time.Duration;
import java.util.List;

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
 * @param admissionKeys what signs the codes of admissions, at least 32 characters each:
 * the first one signs, all of them verify
 */
@ConfigurationProperties("orders")
public record OrdersSettings(@DefaultValue("15m") Duration hold, @DefaultValue("5m") Duration bankGrace,
		@DefaultValue("1m") Duration abandonedAfter, @DefaultValue("500ms") Duration soldOutMemory,
		List<String> admissionKeys) {

	private static final int SHORTEST_KEY = 32;

	/**
	 * @throws IllegalArgumentException if the hold is not a positive time, or if there is
	 * no key, or one that is too short
	 */
	public OrdersSettings {
		if (!hold.isPositive()) {
			throw new IllegalArgumentException("orders.hold (ORDERS_HOLD) must be longer than zero, not " + hold);
		}
		if (admissionKeys == null || admissionKeys.isEmpty()
				|| admissionKeys.stream().anyMatch((key) -> key.length() < SHORTEST_KEY)) {
			throw new IllegalArgumentException(
					"orders.admission-keys (ADMISSION_KEYS) must be one or more keys of at least %d characters, separated by commas"
						.formatted(SHORTEST_KEY));
		}
	}

	@Override
	public String toString() {
		return "OrdersSettings[hold=%s, admissionKeys=***]".formatted(this.hold);
	}

}
