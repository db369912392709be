package dev.ticketing.local.stripe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.stripe.exception.StripeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class StripeSimulatorTests {

	private final StripeSimulator simulator = StripeSimulator.start(0);

	private final Payments payments = new Payments(this.simulator.url());

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void stop() {
		this.http.close();
		this.simulator.close();
	}

	@Test
	void saysThatItIsHealthy() throws Exception {
		assertThat(get("/_sim/health").statusCode()).isEqualTo(200);
	}

	@Test
	void tellsAllAmountsInItsLedger() throws Exception {
		this.payments.capture(this.payments.authorized(300).getId());
		this.payments.cancel(this.payments.authorized(200).getId());
		this.payments.authorized(100);
		JsonNode ledger = JsonMapper.shared().readTree(get("/_sim/ledger").body());
		JsonNode intents = ledger.get("payment_intents");
		assertThat(intents).extracting((intent) -> intent.get("amount_captured").asInt()).containsExactly(0, 0, 300);
		assertThat(intents).extracting((intent) -> intent.get("amount_canceled").asInt()).containsExactly(0, 200, 0);
		assertThat(intents).extracting((intent) -> intent.get("amount_capturable").asInt()).containsExactly(100, 0, 0);
		assertThat(ledger.at("/received/usd").asInt()).isEqualTo(300);
	}

	@Test
	void showsIntentsToPeopleWithoutTrustingTheirText() throws Exception {
		String id = this.payments.create(Payments.manual(100).putMetadata("title", "<script>alert(1)</script>").build())
			.getId();
		assertThat(get("/").body()).contains(id, "&lt;script&gt;").doesNotContain("<script>");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /v1/unknown, 404", "POST, /v1/payment_intents/pi_1/explode, 404",
			"DELETE, /v1/payment_intents, 404", "GET, /v1/payment_intents?limit=0, 400",
			"GET, /v1/payment_intents?limit=x, 400", "GET, /v1/payment_intents?created[about]=1, 400",
			"POST, /v1/payment_intents, 400" })
	void answersWhatItDoesNotUnderstandAsStripeDoes(String method, String path, int status) throws Exception {
		HttpResponse<String> answer = send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(JsonMapper.shared().readTree(answer.body()).at("/error/type").asString())
			.isEqualTo("invalid_request_error");
	}

	@Test
	void refusesAFormItCannotDecode() throws Exception {
		HttpResponse<String> answer = send(
				request("/v1/payment_intents").POST(HttpRequest.BodyPublishers.ofString("amount=%zz")));
		assertThat(answer.statusCode()).isEqualTo(400);
	}

	@Test
	void asksForAKey() throws Exception {
		HttpRequest.Builder anonymous = HttpRequest.newBuilder(uri("/v1/payment_intents"));
		assertThat(send(anonymous).statusCode()).isEqualTo(401);
	}

	@Test
	void takesTheKeyAsBasicUserToo() throws Exception {
		HttpRequest.Builder basic = HttpRequest.newBuilder(uri("/v1/payment_intents"))
			.header("Authorization", "Basic c2tfdGVzdF94Og==");
		assertThat(send(basic).statusCode()).isEqualTo(200);
	}

	@Test
	void capturesOrCancelsButNeverBoth() throws Exception {
		for (int round = 0; round < 20; round++) {
			String id = this.payments.authorized(100).getId();
			long moves = race(() -> this.payments.capture(id), () -> this.payments.cancel(id));
			assertThat(moves).isEqualTo(1);
		}
	}

	private static long race(Move... moves) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		List<Future<Boolean>> made = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Move move : moves) {
				made.add(threads.submit(() -> {
					start.await();
					return move.works();
				}));
			}
			start.countDown();
		}
		return made.stream().filter(Future::resultNow).count();
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(uri(path)));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer sk_test_x");
	}

	private URI uri(String path) {
		return URI.create(this.simulator.url() + path.replace("[", "%5B").replace("]", "%5D"));
	}

	private interface Move {

		Object make() throws StripeException;

		default boolean works() {
			try {
				return make() != null;
			}
			catch (StripeException ex) {
				return false;
			}
		}

	}

}
