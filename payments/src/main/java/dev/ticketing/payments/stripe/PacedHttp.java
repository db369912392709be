package dev.ticketing.payments.stripe;

import java.util.regex.Pattern;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

/**
 * Sends what Stripe's library sends, each request in its turn: also the pages of a list
 * and the repetitions of a request without an answer. The library repeats a 429 only
 * where Stripe says {@code Stripe-Should-Retry: true} (somebody holds a lock), not where
 * a rate was exceeded; both are counted.
 */
final class PacedHttp extends HttpClient {

	private static final int TOO_MANY_REQUESTS = 429;

	private static final Pattern ID = Pattern.compile("(/v1/[^/]+)/[^/]+");

	private final HttpClient http;

	private final Pace pace;

	private final MeterRegistry meters;

	private final ObservationRegistry observations;

	PacedHttp(HttpClient http, Pace pace, MeterRegistry meters, ObservationRegistry observations) {
		this.http = http;
		this.pace = pace;
		this.meters = meters;
		this.observations = observations;
	}

	@Override
	public StripeResponse request(StripeRequest request) throws StripeException {
		String endpoint = endpoint(request);
		try (Pace.Turn _ = await(endpoint)) {
			StripeResponse response = send(request, endpoint);
			if (response.code() == TOO_MANY_REQUESTS) {
				this.meters.counter("payments.stripe.too-many", "endpoint", endpoint).increment();
			}
			return response;
		}
	}

	private StripeResponse send(StripeRequest request, String endpoint) throws StripeException {
		return Observation.createNotStarted("payments.stripe.calls", this.observations)
			.contextualName("Stripe " + endpoint)
			.lowCardinalityKeyValue("endpoint", endpoint)
			.observeChecked(() -> this.http.request(request));
	}

	private Pace.Turn await(String endpoint) throws NoTurn {
		Timer.Sample waiting = Timer.start(this.meters);
		try {
			return this.pace.await(endpoint);
		}
		catch (NoTurn ex) {
			this.meters.counter("payments.stripe.unsent", "endpoint", endpoint).increment();
			throw ex;
		}
		finally {
			waiting.stop(this.meters.timer("payments.stripe.wait", "endpoint", endpoint));
		}
	}

	/**
	 * What Stripe counts calls by: the method and the path, whatever it is about.
	 */
	private static String endpoint(StripeRequest request) {
		return request.method() + " " + ID.matcher(request.url().getPath()).replaceFirst("$1/{id}");
	}

}
