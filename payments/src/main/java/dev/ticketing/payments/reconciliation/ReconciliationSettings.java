package dev.ticketing.payments.reconciliation;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the books are compared.
 *
 * @param interval how often, by one instance for all
 * @param lookback what was made in this time is compared; what was found stays under
 * watch until it is settled, however old
 * @param grace how long a step may take before it is no longer just under way
 * @param secondLook how long to wait before a difference is believed
 */
@ConfigurationProperties("payments.reconciliation")
record ReconciliationSettings(@DefaultValue("5m") Duration interval, @DefaultValue("24h") Duration lookback,
		@DefaultValue("2m") Duration grace, @DefaultValue("3s") Duration secondLook) {
}
