package dev.ticketing.payments.stripe;

import com.stripe.StripeClient;
import dev.ticketing.payments.PaymentsSettings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client that the settings ask for.
 */
@Configuration(proxyBeanMethods = false)
class StripeConnection {

	@Bean
	StripeClient stripeClient(PaymentsSettings settings) {
		PaymentsSettings.Stripe stripe = settings.stripe();
		StripeClient.StripeClientBuilder client = StripeClient.builder()
			.setApiKey(stripe.apiKey())
			.setConnectTimeout((int) stripe.connectTimeout().toMillis())
			.setReadTimeout((int) stripe.readTimeout().toMillis())
			.setMaxNetworkRetries(stripe.networkRetries());
		String base = stripe.apiBase();
		if (base != null && !base.isBlank()) {
			client.setApiBase(base);
		}
		return client.build();
	}

}
