package dev.ticketing.local.stripe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.net.Webhook;
import com.stripe.param.RefundCreateParams;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ticketing.local.ChildProgram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events reach an endpoint as Stripe's do, and the buyer, the bank and the clock cause
 * them too.
 */
class WebhookTests {

	private static final String SECRET = "whsec_contract";

	private final List<Event> heard = new CopyOnWriteArrayList<>();

	private final List<String> forged = new CopyOnWriteArrayList<>();

	private final HttpClient http = HttpClient.newHttpClient();

	private HttpServer endpoint;

	private StripeSimulator simulator;

	private volatile int answer = 200;

	@TempDir
	Path folder;

	@BeforeEach
	void start() throws IOException {
		this.endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.endpoint.createContext("/", this::hear);
		this.endpoint.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.endpoint.start();
		this.simulator = simulator();
	}

	private StripeSimulator simulator() {
		return simulator(Clock.systemUTC());
	}

	private StripeSimulator simulator(Clock clock) {
		return StripeSimulator.start(0, this.folder, new WebhookEndpoint(url(), SECRET), clock);
	}

	private URI url() {
		return URI.create("http://127.0.0.1:" + this.endpoint.getAddress().getPort() + "/webhook");
	}

	@AfterEach
	void stop() {
		this.simulator.close();
		this.endpoint.stop(0);
		this.http.close();
	}

	@Test
	void tellsTheLifeOfAPaymentInSignedEvents() throws StripeException {
		Payments payments = payments();
		String id = payments.create(Payments.manual(1000).build()).getId();
		payments.confirm(id, "pm_card_visa");
		payments.capture(id);
		payments.client()
			.v1()
			.refunds()
			.create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(400L).build());
		awaitTypes("payment_intent.created", "charge.succeeded", "payment_intent.amount_capturable_updated",
				"charge.captured", "payment_intent.succeeded", "charge.refunded", "refund.created");
		assertThat(types()).as("one after the other").isEqualTo(happened(payments));
		Charge refunded = (Charge) heard("charge.refunded").getDataObjectDeserializer().getObject().orElseThrow();
		assertThat(refunded.getAmountRefunded()).isEqualTo(400);
		assertThat(refunded.getRefunded()).isFalse();
		Refund refund = (Refund) heard("refund.created").getDataObjectDeserializer().getObject().orElseThrow();
		assertThat(refund.getPaymentIntent()).isEqualTo(id);
		Event captured = heard("payment_intent.succeeded");
		PaymentIntent intent = (PaymentIntent) captured.getDataObjectDeserializer().getObject().orElseThrow();
		assertThat(intent.getAmountReceived()).isEqualTo(1000);
		assertThat(intent.getMetadata()).containsEntry("orderId", "o-1");
		assertThat(payments.client().v1().events().retrieve(captured.getId()).getType())
			.isEqualTo("payment_intent.succeeded");
		assertThat(this.forged).isEmpty();
	}

	@Test
	void tellsWhatTheBuyerAnswersTheBank() throws Exception {
		String good = asked();
		control("/_sim/payment_intents/" + good + "/authenticate", "{\"outcome\":\"succeed\"}", 200);
		assertThat(payments().retrieve(good).getStatus()).isEqualTo("requires_capture");
		String bad = asked();
		control("/_sim/payment_intents/" + bad + "/authenticate", "{\"outcome\":\"fail\"}", 200);
		PaymentIntent failed = payments().retrieve(bad);
		assertThat(failed.getStatus()).isEqualTo("requires_payment_method");
		assertThat(failed.getLastPaymentError().getCode()).isEqualTo("payment_intent_authentication_failure");
		control("/_sim/payment_intents/" + bad + "/authenticate", "{\"outcome\":\"succeed\"}", 400);
		assertThat(failed.getLatestCharge()).as("no card was charged").isNull();
		awaitTypes("payment_intent.created", "payment_intent.requires_action", "charge.succeeded",
				"payment_intent.amount_capturable_updated", "payment_intent.created", "payment_intent.requires_action",
				"payment_intent.payment_failed");
	}

	@Test
	void asksTheBuyerOnAPageThatOnlyTheyCanOpen() throws Exception {
		String id = asked();
		String secret = payments().retrieve(id).getClientSecret();
		String page = "/_sim/authenticate/" + id;
		assertThat(get(page + "?client_secret=guessed").statusCode()).isEqualTo(400);
		assertThat(get(page + "?client_secret=" + secret).body()).contains("10.00 USD", "no card is charged");
		HttpResponse<String> answered = post(page,
				"client_secret=" + secret + "&outcome=succeed&return_url=http%3A%2F%2Flocalhost%2Forders%2F1",
				"application/x-www-form-urlencoded");
		assertThat(answered.statusCode()).isEqualTo(303);
		assertThat(answered.headers().firstValue("Location")).contains("http://localhost/orders/1");
		assertThat(payments().retrieve(id).getStatus()).isEqualTo("requires_capture");
		HttpResponse<String> script = post(page, "client_secret=" + secret + "&return_url=javascript%3Aalert(1)",
				"application/x-www-form-urlencoded");
		assertThat(script.statusCode()).isEqualTo(200);
	}

	@Test
	void letsAnAuthorizationLapse() throws Exception {
		String id = payments().authorized(500).getId();
		control("/_sim/payment_intents/" + id + "/lapse", "", 200);
		assertThat(payments().retrieve(id).getStatus()).isEqualTo("canceled");
		assertThat(payments().retrieve(id).getCancellationReason()).isEqualTo("automatic");
		awaitHeard("charge.expired");
		awaitHeard("payment_intent.canceled");
	}

	@Test
	void letsAnAuthorizationLapseAfterSevenDaysWithoutBeingAsked() throws Exception {
		AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
		this.simulator.close();
		this.simulator = simulator(((InstantSource) now::get).withZone(ZoneOffset.UTC));
		String id = payments().authorized(500).getId();
		now.updateAndGet((then) -> then.plus(Duration.ofDays(7)).minusSeconds(60));
		assertThat(payments().retrieve(id).getStatus()).isEqualTo("requires_capture");
		now.updateAndGet((then) -> then.plusSeconds(61));
		Awaitility.await().until(() -> ledger().at("/payment_intents/0/status").asString(), "canceled"::equals);
	}

	@Test
	void saysThatARefundHasArrivedUntilItComesBack() throws Exception {
		String id = payments().create(Payments.paidWith("pm_card_refundFail", 1000)).getId();
		payments().capture(id);
		Refund refund = payments().client()
			.v1()
			.refunds()
			.create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(250L).build());
		assertThat(refund.getStatus()).isEqualTo("succeeded");
		control("/_sim/refunds/" + refund.getId(), "{\"outcome\":\"fail\"}", 200);
		awaitHeard("refund.failed");
		Refund failed = payments().client().v1().refunds().retrieve(refund.getId());
		assertThat(failed.getStatus()).isEqualTo("failed");
		assertThat(failed.getFailureReason()).isNotBlank();
		assertThat(ledger().at("/payment_intents/0/amount_refunded").asInt()).isZero();
		assertThat(ledger().at("/charges/0/amount_refunded").asInt()).isZero();
	}

	@Test
	void sendsNothingButTheFirstEventAgainWhenThatIsNotHeard() throws Exception {
		control("/_sim/faults", "{\"rules\":[{\"fault\":\"webhook-lost\",\"path\":\"charge.*\"}]}", 200);
		this.answer = 503;
		payments().authorized(5);
		Awaitility.await().until(() -> types().contains("payment_intent.amount_capturable_updated"));
		this.answer = 200;
		Awaitility.await()
			.until(() -> ledger().at("/events/0/delivery").asString() + ledger().at("/events/2/delivery").asString(),
					"delivereddelivered"::equals);
		assertThat(ledger().at("/events/0/attempts").asInt()).isGreaterThan(1);
		assertThat(ledger().at("/events/0/last_status").asInt()).isEqualTo(200);
		assertThat(ledger().at("/events/1/delivery").asString()).isEqualTo("lost");
	}

	@Test
	void triesAgainUntilItIsHeardEvenAfterARestart() throws Exception {
		this.answer = 500;
		String id = payments().create(Payments.manual(1000).build()).getId();
		Awaitility.await().until(() -> this.heard.size() >= 2);
		assertThat(types()).containsOnly("payment_intent.created");
		this.simulator.close();
		this.heard.clear();
		this.answer = 200;
		this.simulator = simulator();
		Awaitility.await().until(() -> !this.heard.isEmpty());
		assertThat(payments().retrieve(id).getStatus()).isEqualTo("requires_payment_method");
		Awaitility.await()
			.until(() -> JsonMapper.shared().readTree(get("/_sim/ledger").body()).at("/events/0/delivery").asString(),
					"delivered"::equals);
		this.simulator.close();
		this.heard.clear();
		this.simulator = simulator();
		payments().create(Payments.manual(1000).build());
		Awaitility.await().until(() -> !this.heard.isEmpty());
		assertThat(this.heard).as("only the new one").hasSize(1);
	}

	@Test
	void tellsWhatAKilledProcessHadNotTold() throws Exception {
		this.simulator.close();
		this.answer = 500;
		try (ChildProgram program = ChildProgram.start(StripeSimulator.class, "64m", this.folder, "--webhook",
				url().toString(), "--webhook-secret", SECRET)) {
			new Payments("http://127.0.0.1:" + program.port()).authorized(7);
			Awaitility.await().until(() -> types().contains("payment_intent.amount_capturable_updated"));
			program.kill();
		}
		List<String> unheard = this.heard.stream().map(Event::getId).distinct().toList();
		this.heard.clear();
		this.answer = 200;
		this.simulator = simulator();
		Awaitility.await().until(() -> this.heard.stream().map(Event::getId).toList().containsAll(unheard));
		assertThat(this.forged).isEmpty();
	}

	@Test
	void losesRepeatsDelaysAndForgesOnDemand() throws Exception {
		control("/_sim/faults", "{\"rules\":[{\"fault\":\"webhook-lost\",\"times\":1}]}", 200);
		payments().create(Payments.manual(1).build());
		Awaitility.await().until(() -> ledger().at("/events/0/delivery").asString(), "lost"::equals);
		assertThat(this.heard).isEmpty();
		control("/_sim/faults", "{\"rules\":[{\"fault\":\"webhook-twice\",\"times\":1}]}", 200);
		payments().create(Payments.manual(2).build());
		Awaitility.await().until(() -> this.heard.size() == 2);
		assertThat(this.heard.get(0).getId()).isEqualTo(this.heard.get(1).getId());
		control("/_sim/faults", "{\"rules\":[{\"fault\":\"webhook-forged\",\"times\":1}]}", 200);
		payments().create(Payments.manual(3).build());
		Awaitility.await().until(() -> this.heard.size() == 3 && this.forged.size() == 1);
		control("/_sim/faults",
				"{\"rules\":[{\"fault\":\"webhook-reordered\",\"path\":\"payment_intent.created\",\"delayMillis\":700}]}",
				200);
		this.heard.clear();
		payments().authorized(4);
		awaitTypes("charge.succeeded", "payment_intent.amount_capturable_updated", "payment_intent.created");
		assertThat(types().getLast()).isEqualTo("payment_intent.created");
	}

	@Test
	void keepsRefundsAndTheirCourseOverARestart() throws Exception {
		String id = payments().create(Payments.paidWith("pm_card_pendingRefund", 1000)).getId();
		payments().capture(id);
		String refund = payments().client()
			.v1()
			.refunds()
			.create(RefundCreateParams.builder().setPaymentIntent(id).setAmount(250L).build())
			.getId();
		this.simulator.close();
		this.simulator = simulator();
		assertThat(ledger().at("/payment_intents/0/amount_refunded").asInt()).isEqualTo(250);
		Awaitility.await()
			.until(() -> payments().client().v1().refunds().retrieve(refund).getStatus(), "succeeded"::equals);
		awaitHeard("refund.updated");
	}

	private String asked() throws StripeException {
		String id = payments().create(Payments.manual(1000).build()).getId();
		payments().confirm(id, "pm_card_authenticationRequired");
		return id;
	}

	private void hear(HttpExchange exchange) throws IOException {
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		int status = this.answer;
		try {
			this.heard
				.add(Webhook.constructEvent(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"), SECRET));
		}
		catch (SignatureVerificationException ex) {
			this.forged.add(body);
			status = 400;
		}
		exchange.sendResponseHeaders(status, -1);
		exchange.close();
	}

	private void awaitTypes(String... types) {
		Awaitility.await().untilAsserted(() -> assertThat(types()).containsExactlyInAnyOrder(types));
	}

	private void awaitHeard(String type) {
		Awaitility.await().until(() -> types().contains(type));
	}

	private static List<String> happened(Payments payments) throws StripeException {
		return payments.client().v1().events().list().getData().reversed().stream().map(Event::getType).toList();
	}

	private List<String> types() {
		return this.heard.stream().map(Event::getType).toList();
	}

	private Event heard(String type) {
		return this.heard.stream().filter((event) -> event.getType().equals(type)).findFirst().orElseThrow();
	}

	private Payments payments() {
		return new Payments(this.simulator.url());
	}

	private JsonNode ledger() throws Exception {
		return JsonMapper.shared().readTree(get("/_sim/ledger").body());
	}

	private void control(String path, String body, int status) throws Exception {
		HttpResponse<String> response = post(path, body, "application/json");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.simulator.url() + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String body, String type) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.simulator.url() + path))
			.header("Content-Type", type)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
