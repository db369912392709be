package dev.ticketing.local.stripe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Things go wrong where and as often as somebody wants them to.
 */
class FaultTests {

	private final StripeSimulator simulator = StripeSimulator.start(0);

	private final Payments payments = new Payments(this.simulator.url());

	private final HttpClient http = HttpClient.newHttpClient();

	@AfterEach
	void stop() {
		this.http.close();
		this.simulator.close();
	}

	@Test
	void repeatsAFailureToTheKeyThoughTheCallWasExecuted() throws Exception {
		String id = this.payments.authorized(100).getId();
		plan("error-after", "/v1/payment_intents/*/capture");
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> this.payments.capture(id, "cap"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(500));
		assertThat(this.payments.retrieve(id).getAmountReceived()).as("executed").isEqualTo(100);
		assertThatExceptionOfType(ApiException.class).as("for ever").isThrownBy(() -> this.payments.capture(id, "cap"));
	}

	@Test
	void doesNothingAndForgetsItWhenItFailsBefore() throws Exception {
		String id = this.payments.authorized(100).getId();
		for (String fault : List.of("error-before", "drop-before", "too-many")) {
			plan(fault, "/v1/payment_intents/*/capture");
			assertThatExceptionOfType(StripeException.class).isThrownBy(() -> this.payments.capture(id, "cap"));
			assertThat(this.payments.retrieve(id).getStatus()).isEqualTo("requires_capture");
		}
		assertThat(this.payments.capture(id, "cap").getStatus()).isEqualTo("succeeded");
	}

	@Test
	void tellsApartWhatWasTooMuchAndWhatWasCutOff() throws Exception {
		plan("too-many", "");
		assertThatExceptionOfType(RateLimitException.class).isThrownBy(() -> this.payments.authorized(100));
		plan("drop-after", "/v1/payment_intents");
		assertThatExceptionOfType(ApiConnectionException.class).isThrownBy(() -> this.payments.authorized(100));
		assertThat(ledger().get("payment_intents").size()).as("executed all the same").isPositive();
	}

	@Test
	void answersAfterTheCallerHasGivenUp() throws Exception {
		String id = this.payments.authorized(100).getId();
		plan("{\"rules\":[{\"fault\":\"slow-after\",\"times\":1,\"delayMillis\":60000}]}");
		Thread caller = Thread.ofVirtual().start(() -> {
			try {
				this.payments.capture(id, "cap");
			}
			catch (StripeException ex) {
				// Nobody waits for it.
			}
		});
		org.awaitility.Awaitility.await().until(() -> this.payments.retrieve(id).getStatus(), "succeeded"::equals);
		assertThat(caller.isAlive()).isTrue();
	}

	@Test
	void strikesAsOftenAsPlannedAndTheSameWithTheSameSeed() throws Exception {
		assertThat(struck(3)).isEqualTo(struck(3)).isNotEqualTo(struck(4));
		plan("{\"rules\":[{\"fault\":\"error-before\",\"times\":2}]}");
		List<Integer> answers = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			answers.add(answer());
		}
		assertThat(answers).containsExactly(500, 500, 200, 200);
		assertThat(json("GET", "/_sim/faults", "").at("/rules/0/struck").asInt()).isEqualTo(2);
		json("DELETE", "/_sim/faults", "");
		assertThat(json("GET", "/_sim/faults", "").get("rules").size()).isZero();
	}

	@Test
	void strikesWithEachFaultAtItsOwnRate() throws Exception {
		plan("""
				{"seed": 1, "rules": [{"fault": "error-before", "rate": 0.3}, {"fault": "too-many", "rate": 0.3},
				 {"fault": "error-after", "rate": 0.3}]}""");
		for (int i = 0; i < 400; i++) {
			answer();
		}
		assertThat(json("GET", "/_sim/faults", "").get("rules").valueStream()).hasSize(3)
			.allSatisfy((rule) -> assertThat(rule.get("struck").asInt()).isBetween(90, 150));
	}

	@Test
	void refusesAPlanThatItDoesNotUnderstand() throws Exception {
		assertThat(send("POST", "/_sim/faults", "{\"rules\":[{\"fault\":\"earthquake\"}]}").statusCode())
			.isEqualTo(400);
		assertThat(send("POST", "/_sim/faults", "nonsense").statusCode()).isEqualTo(400);
	}

	private List<Integer> struck(int seed) throws Exception {
		plan("{\"seed\":%d,\"rules\":[{\"fault\":\"error-before\",\"rate\":0.3}]}".formatted(seed));
		List<Integer> answers = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			answers.add(answer());
		}
		assertThat(answers).contains(200, 500);
		return answers;
	}

	private int answer() {
		try {
			PaymentIntent made = this.payments.create(Payments.manual(100).build());
			return made.getLastResponse().code();
		}
		catch (StripeException ex) {
			return ex.getStatusCode();
		}
	}

	private void plan(String fault, String path) throws Exception {
		// The JDK's client sends a request again by itself when its connection ends.
		int times = fault.startsWith("drop") ? 2 : 1;
		plan("{\"rules\":[{\"fault\":\"%s\",\"path\":\"%s\",\"times\":%d}]}".formatted(fault, path, times));
	}

	private void plan(String json) throws Exception {
		assertThat(send("POST", "/_sim/faults", json).statusCode()).isEqualTo(200);
	}

	private JsonNode ledger() throws Exception {
		return json("GET", "/_sim/ledger", "");
	}

	private JsonNode json(String method, String path, String body) throws Exception {
		return JsonMapper.shared().readTree(send(method, path, body).body());
	}

	private HttpResponse<String> send(String method, String path, String body) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create(this.simulator.url() + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
