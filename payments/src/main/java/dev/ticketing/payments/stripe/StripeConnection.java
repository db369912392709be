package dev.ticketing.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.net.HttpURLConnectionClient;
import dev.ticketing.payments.PaymentsSettings;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client that the settings ask for.
 */
@Configuration(proxyBeanMethods = false)
class StripeConnection {

	@Bean
	Pace stripePace(StripeLimits limits, PaymentsSettings settings) {
		return new Pace(limits, limits.callsPerSecond(settings.stripe().apiKey()));
	}

	@Bean
	StripeClient stripeClient(PaymentsSettings settings, Pace pace, MeterRegistry meters) {
		PaymentsSettings.Stripe stripe = settings.stripe();
		StripeClient.StripeClientBuilder client = StripeClient.builder()
			.setHttpClient(new PacedHttp(new HttpURLConnectionClient(), pace, meters))
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
