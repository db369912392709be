package dev.ticketing.local.stripe;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import dev.ticketing.local.stripe.Faults.Strike;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to the endpoint, signed, and again with longer and longer pauses until it
 * says that it has heard (https://docs.stripe.com/webhooks). Those of one payment go out
 * in their order, one after the other, but none waits for another to be heard.
 */
final class Webhooks {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	// As many as are sent at once: an endpoint that is slow must not have thousands of
	// requests waiting for it.
	private final List<DelayQueue<Attempt>> lanes = IntStream.range(0, 16)
		.mapToObj((_) -> new DelayQueue<Attempt>())
		.toList();

	private final AtomicLong order = new AtomicLong();

	private final WebhookEndpoint endpoint;

	private final Faults faults;

	private final Ledger ledger;

	Webhooks(WebhookEndpoint endpoint, Faults faults, Ledger ledger, ExecutorService threads) {
		this.endpoint = endpoint;
		this.faults = faults;
		this.ledger = ledger;
		this.lanes.forEach((lane) -> threads.execute(() -> work(lane)));
	}

	/** Takes an event, unless a fault says otherwise. */
	void send(StripeEvent event) {
		Strike strike = this.faults.onEvent(event.type());
		Fault fault = (strike != null) ? strike.fault() : null;
		if (fault == Fault.WEBHOOK_LOST) {
			this.ledger.delivered(event, "lost");
			return;
		}
		if (fault == Fault.WEBHOOK_FORGED) {
			enqueue(event, 1, 0, true);
		}
		if (fault == Fault.WEBHOOK_TWICE) {
			enqueue(event, 1, 0, false);
		}
		enqueue(event, 1, held(strike), false);
	}

	// What comes a little later is overtaken by what happens next.
	private static long held(@Nullable Strike strike) {
		return (strike != null && strike.fault().isDelay()) ? strike.delay().toMillis() : 0;
	}

	private void enqueue(StripeEvent event, int number, long millis, boolean forged) {
		long due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		this.lanes.get(Math.floorMod(event.objectId().hashCode(), this.lanes.size()))
			.add(new Attempt(event, number, due, this.order.incrementAndGet(), forged));
	}

	private void work(DelayQueue<Attempt> lane) {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				send(lane.take());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void send(Attempt attempt) throws InterruptedException {
		StripeEvent event = attempt.event();
		if (attempt.forged()) {
			post(EventJson.forged(event).toString(), "whsec_forged");
			return;
		}
		int status = post(EventJson.of(event).toString(), this.endpoint.secret());
		this.ledger.attempted(event, attempt.number(), status);
		if (status / 100 == 2) {
			this.ledger.delivered(event, "delivered");
		}
		else if (attempt.number() == Attempt.MOST) {
			this.ledger.delivered(event, "given up");
		}
		else {
			enqueue(event, attempt.number() + 1, attempt.pauseMillis(), false);
		}
	}

	private int post(String body, String secret) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.endpoint.url())
			.timeout(PATIENCE)
			.header("Content-Type", "application/json; charset=utf-8")
			.header("Stripe-Signature", Signature.of(body, secret, this.ledger.now()))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
