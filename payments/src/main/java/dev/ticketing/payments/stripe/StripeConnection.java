package dev.ticketing.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.net.HttpURLConnectionClient;
import dev.ticketing.payments.PaymentsSettings;
import dev.ticketing.start.Deployment;
import dev.ticketing.start.UnusableSetting;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

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
	PacedHttp pacedHttp(Pace pace, MeterRegistry meters, ObservationRegistry observations) {
		return new PacedHttp(new HttpURLConnectionClient(), pace, meters, observations);
	}

	@Bean
	StripeClient stripeClient(PaymentsSettings settings, PacedHttp http, Deployment deployment) {
		PaymentsSettings.Stripe stripe = settings.stripe();
		check(stripe, deployment);
		StripeClient.StripeClientBuilder client = StripeClient.builder()
			.setHttpClient(http)
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

	private static void check(PaymentsSettings.Stripe stripe, Deployment deployment) {
		String base = stripe.apiBase();
		if (base != null && !base.isBlank() && !base.matches("https?://[^/\\s:]+(:\\d{1,5})?/?")) {
			throw new UnusableSetting("STRIPE_API_BASE is '%s', which is no address.".formatted(base),
					"Leave it unset for Stripe itself, or set it to one such as http://host:12111.");
		}
		if (deployment.environment() == Deployment.Environment.PRODUCTION && stripe.apiKey().matches("[sr]k_test_.*")) {
			throw new UnusableSetting("STRIPE_API_KEY is a key of Stripe's test mode: no card would be charged.",
					"Set it to a live key, or TICKETING_ENVIRONMENT to staging.");
		}
	}

}
