package dev.ticketing.local.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * A bank's question to the buyer (3-D Secure), answered on a page of the simulator.
 *
 * @param host where the caller reached the simulator
 * @param returnUrl where the buyer goes afterwards
 * @param redirects whether the caller sends the buyer to the page himself, rather than
 * leave that to Stripe's own script
 */
record Challenge(String host, @Nullable String returnUrl, boolean redirects) {

	static Challenge in(Request request) {
		String returnUrl = request.form().get("return_url");
		return new Challenge(request.host(), returnUrl, returnUrl != null && !request.form().isTrue("use_stripe_sdk"));
	}

	String page(PaymentIntent intent) {
		String page = "http://" + this.host + "/_sim/authenticate/" + intent.id() + "?client_secret="
				+ intent.clientSecret();
		return (this.returnUrl != null)
				? page + "&return_url=" + URLEncoder.encode(this.returnUrl, StandardCharsets.UTF_8) : page;
	}

}
