package dev.ticketing.payments.stripe;

import java.time.Duration;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard this instance may press Stripe, whose limits
 * (https://docs.stripe.com/rate-limits) are for the whole account: 100 calls a second, 25
 * in a sandbox, and 25 to each endpoint. The defaults are four fifths of that.
 *
 * @param callsPerSecond all calls together; by default what the kind of API key allows
 * @param endpointCallsPerSecond calls to one endpoint, such as creating or looking up
 * @param share which part of both this instance may use, where several share an account
 * @param callsAtOnce how many calls may wait for Stripe's answer
 * @param longestWait a call that would have to wait longer for its turn is not made
 */
@Validated
@ConfigurationProperties("payments.stripe.limits")
record StripeLimits(@Nullable @Min(1) Integer callsPerSecond, @Min(1) @DefaultValue("20") int endpointCallsPerSecond,
		@DecimalMin("0.01") @DecimalMax("1") @DefaultValue("1") double share,
		@Min(1) @DefaultValue("64") int callsAtOnce, @DefaultValue("10s") Duration longestWait) {

	private static final int LIVE = 80;

	private static final int SANDBOX = 20;

	int callsPerSecond(String apiKey) {
		if (this.callsPerSecond != null) {
			return this.callsPerSecond;
		}
		return (apiKey.startsWith("sk_live_") || apiKey.startsWith("rk_live_")) ? LIVE : SANDBOX;
	}

}
