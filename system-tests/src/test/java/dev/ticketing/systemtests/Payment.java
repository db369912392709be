package dev.ticketing.systemtests;

import java.math.BigDecimal;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A payment as its buyer sees it.
 */
record Payment(String id, String orderId, String status, BigDecimal amount, String currency,
		@Nullable String clientSecret) {

	/**
	 * Its intent at Stripe, where the bank asks the buyer something.
	 */
	String intentId() {
		return Objects.requireNonNull(this.clientSecret).replaceFirst("_secret_.*", "");
	}

}
