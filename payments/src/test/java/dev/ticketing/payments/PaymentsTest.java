package dev.ticketing.payments;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

import com.stripe.net.Webhook;
import dev.ticketing.events.Money;
import dev.ticketing.local.stripe.StripeSimulator;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.SessionFixtures;
import dev.ticketing.testing.Wire;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service, among real servers and a simulated Stripe, with orders played by
 * {@link PlacedOrder}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "payments.completer-age=2s", "payments.completer-interval=100ms",
				"payments.stripe.limits.calls-per-second=10000",
				"payments.stripe.limits.endpoint-calls-per-second=10000", "payments.reconciliation.first-after=1d" })
@Import(FaultyStripe.Wiring.class)
public abstract class PaymentsTest {

	public static final String WEBHOOK_SECRET = "whsec_tests";

	protected static final Wire WIRE = Wire.connect();

	protected static final JsonMapper JSON = JsonMapper.builder().build();

	private static final StripeSimulator STRIPE = StripeSimulator.start(0);

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@LocalServerPort
	protected int port;

	@Autowired
	protected MongoTemplate mongo;

	@Autowired
	protected FaultyStripe stripe;

	@Autowired
	protected FaultyRefunds refunds;

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		LocalServers.register("payments", registry::add);
		registry.add("payments.stripe.api-base", STRIPE::url);
		registry.add("payments.stripe.webhook-secrets", () -> "whsec_next, " + WEBHOOK_SECRET);
	}

	/**
	 * Somebody has placed an order.
	 */
	protected static PlacedOrder order(String total, String currency) {
		PlacedOrder order = PlacedOrder.over(Money.of(new BigDecimal(total), currency));
		WIRE.publish(order.created());
		return order;
	}

	protected static PlacedOrder order() {
		return order("19.99", "USD");
	}

	protected Answer pay(PlacedOrder order, String token, String... headers) {
		return post(order.buyer(), "/api/payments",
				"{\"orderId\":\"%s\",\"token\":\"%s\"}".formatted(order.id(), token), headers);
	}

	protected Answer post(String buyer, String path, String body, String... headers) {
		return send(buyer,
				HttpRequest.newBuilder(uri(path))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(body)),
				headers);
	}

	protected Answer get(String buyer, String path) {
		return send(buyer, HttpRequest.newBuilder(uri(path)).GET());
	}

	protected URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	protected static Answer send(String buyer, HttpRequest.Builder request, String... headers) {
		if (buyer != null) {
			request.header("Cookie", SessionFixtures.cookie(buyer));
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new Answer(
					HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What Stripe holds for an order.
	 */
	protected static List<JsonNode> atStripe(PlacedOrder order) {
		JsonNode ledger = send(null, HttpRequest.newBuilder(URI.create(STRIPE.url() + "/_sim/ledger"))).json();
		return StreamSupport.stream(ledger.get("payment_intents").spliterator(), false)
			.filter((intent) -> order.id().equals(intent.at("/metadata/orderId").asString("")))
			.toList();
	}

	/**
	 * The one intent that Stripe holds for an order.
	 */
	protected static JsonNode intent(PlacedOrder order) {
		List<JsonNode> intents = atStripe(order);
		if (intents.size() != 1) {
			throw new AssertionError("There should be one intent: " + intents);
		}
		return intents.getFirst();
	}

	/**
	 * The buyer answers what the bank asks.
	 */
	protected static void authenticate(PlacedOrder order, String outcome) {
		String path = "/_sim/payment_intents/" + intent(order).get("id").asString() + "/authenticate";
		Answer answer = send(null,
				HttpRequest.newBuilder(URI.create(STRIPE.url() + path))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString("{\"outcome\":\"%s\"}".formatted(outcome))));
		if (answer.status() >= 300) {
			throw new AssertionError(answer.response().body());
		}
	}

	/**
	 * Stripe lets go of what it has set aside for too long.
	 */
	protected static void lapse(PlacedOrder order) {
		String path = "/_sim/payment_intents/" + intent(order).get("id").asString() + "/lapse";
		Answer answer = send(null,
				HttpRequest.newBuilder(URI.create(STRIPE.url() + path)).POST(HttpRequest.BodyPublishers.noBody()));
		if (answer.status() >= 300) {
			throw new AssertionError(answer.response().body());
		}
	}

	/**
	 * Lets a refund arrive at the bank, or come back from it.
	 */
	protected static void settle(String stripeRefund, String outcome) {
		Answer answer = send(null,
				HttpRequest.newBuilder(URI.create(STRIPE.url() + "/_sim/refunds/" + stripeRefund))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString("{\"outcome\":\"%s\"}".formatted(outcome))));
		if (answer.status() >= 300) {
			throw new AssertionError(answer.response().body());
		}
	}

	/**
	 * Stripe tells that something has happened to a refund of a payment.
	 */
	protected Answer refundNotice(PlacedOrder order, String type) throws Exception {
		String body = """
				{"id": "evt_%s", "object": "event", "type": "%s",
				 "data": {"object": {"id": "re_1", "metadata": {"paymentId": "%s"}}}}""".formatted(new ObjectId(), type,
				stored(order).getString("_id"));
		return post(null, "/api/payments/webhook", body, "Stripe-Signature",
				Webhook.Signature.generateSignatureHeader(body, WEBHOOK_SECRET));
	}

	protected Document stored(PlacedOrder order) {
		return this.mongo.getCollection("payments").find(new Document("orderId", order.id())).first();
	}

	protected String status(PlacedOrder order) {
		Document payment = stored(order);
		return (payment != null) ? payment.getString("status") : "none";
	}

	protected void awaitStatus(PlacedOrder order, String status) {
		Awaitility.await("payment of order " + order.id() + " to be " + status)
			.atMost(Duration.ofSeconds(20))
			.until(() -> status(order), status::equals);
	}

	/**
	 * Waits until the service has heard of an order at this version.
	 */
	protected void awaitReplica(PlacedOrder order, long version) {
		Awaitility.await()
			.until(() -> this.mongo.getCollection("orders")
				.countDocuments(new Document("_id", order.id()).append("version", version)) == 1);
	}

	/**
	 * Has many do something in the same moment.
	 */
	protected static <T> List<T> atOnce(List<Callable<T>> actions) {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> running = actions.stream().map((action) -> threads.submit(() -> {
				start.await();
				return action.call();
			})).toList();
			start.countDown();
			return running.stream().map(PaymentsTest::result).toList();
		}
	}

	private static <T> T result(Future<T> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What was answered.
	 */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		public String text(String member) {
			return json().path(member).asString("");
		}

	}

}
