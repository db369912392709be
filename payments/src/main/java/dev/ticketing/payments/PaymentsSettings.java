package dev.ticketing.payments;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How payments works.
 *
 * @param maxDeclines after how many declined cards the payment has failed
 * @param completerAge after how long a step that was begun and not ended is taken over
 * @param completerInterval how often to look for such steps
 */
@Validated
@ConfigurationProperties("payments")
public record PaymentsSettings(@Valid @NotNull Stripe stripe, @Min(1) @DefaultValue("5") int maxDeclines,
		@DefaultValue("30s") Duration completerAge, @DefaultValue("5s") Duration completerInterval) {

	/**
	 * Which Stripe, and who we are there.
	 *
	 * @param apiKey the secret key
	 * @param apiBase where it is, if it is not Stripe itself
	 * @param webhookSecrets what its notices are signed with, two while one replaces the
	 * other; without one, all are refused
	 * @param connectTimeout how long to wait for a connection
	 * @param readTimeout how long to wait for an answer
	 * @param networkRetries how often a call without an answer is repeated at once
	 */
	public record Stripe(@NotBlank String apiKey, @Nullable String apiBase, @DefaultValue List<String> webhookSecrets,
			@DefaultValue("2s") Duration connectTimeout, @DefaultValue("8s") Duration readTimeout,
			@Min(0) @DefaultValue("2") int networkRetries) {

		@Override
		public String toString() {
			return "Stripe[apiKey=***, apiBase=%s, webhookSecrets=***]".formatted(this.apiBase);
		}

	}

}
