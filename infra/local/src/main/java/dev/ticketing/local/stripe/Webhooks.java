package dev.ticketing.local.stripe;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.ticketing.local.stripe.Faults.Strike;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the endpoint, signed, and again with longer and longer pauses until it
 * says that it has heard (https://docs.stripe.com/webhooks).
 */
final class Webhooks {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private static final int ATTEMPTS = 30;

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	// An endpoint that is slow must not have thousands of requests waiting for it.
	private final Semaphore atOnce = new Semaphore(16);

	private final WebhookEndpoint endpoint;

	private final Faults faults;

	private final Ledger ledger;

	private final ExecutorService threads;

	Webhooks(WebhookEndpoint endpoint, Faults faults, Ledger ledger, ExecutorService threads) {
		this.endpoint = endpoint;
		this.faults = faults;
		this.ledger = ledger;
		this.threads = threads;
	}

	void send(StripeEvent event) {
		this.threads.execute(() -> {
			try {
				send(event, this.faults.onEvent(event.type()));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private void send(StripeEvent event, @Nullable Strike strike) throws InterruptedException {
		if (strike == null) {
			this.ledger.delivered(event, deliver(event));
			return;
		}
		switch (strike.fault()) {
			case WEBHOOK_LOST -> {
				this.ledger.delivered(event, "lost");
				return;
			}
			case WEBHOOK_LATE, WEBHOOK_REORDERED -> Thread.sleep(strike.delay());
			case WEBHOOK_FORGED -> post(forged(event), "whsec_forged");
			default -> deliver(event);
		}
		this.ledger.delivered(event, deliver(event));
	}

	private String deliver(StripeEvent event) throws InterruptedException {
		String body = EventJson.of(event).toString();
		Duration pause = FIRST_PAUSE;
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			if (post(body, this.endpoint.secret())) {
				return "delivered";
			}
			Thread.sleep(pause);
			pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
		}
		return "given up";
	}

	private boolean post(String body, String secret) throws InterruptedException {
		this.atOnce.acquire();
		try {
			HttpRequest request = HttpRequest.newBuilder(this.endpoint.url())
				.timeout(Duration.ofSeconds(10))
				.header("Content-Type", "application/json; charset=utf-8")
				.header("Stripe-Signature", signature(body, secret, this.ledger.now()))
				.POST(HttpRequest.BodyPublishers.ofString(body))
				.build();
			int status = this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			return status / 100 == 2;
		}
		catch (IOException ex) {
			return false;
		}
		finally {
			this.atOnce.release();
		}
	}

	private static String forged(StripeEvent event) {
		return EventJson.of(event).put("id", Ids.next("evt_")).put("type", "payment_intent.succeeded").toString();
	}

	/**
	 * The header {@code t=…,v1=…}: an HMAC over the time and the very bytes of the body.
	 */
	static String signature(String body, String secret, long now) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
			byte[] sum = mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8));
			return "t=" + now + ",v1=" + HexFormat.of().formatHex(sum);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
