package dev.ticketing.local.stripe;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where events are sent.
 *
 * @param secret what they are signed with
 */
public record WebhookEndpoint(URI url, String secret) {

	/** The endpoint, or null where there is no URL or no secret. */
	static @Nullable WebhookEndpoint of(@Nullable String url, @Nullable String secret) {
		if (url == null || url.isBlank() || secret == null || secret.isBlank()) {
			return null;
		}
		return new WebhookEndpoint(URI.create(url), secret);
	}

}
