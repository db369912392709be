package dev.ticketing.orders.order;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.OpenApiFile;
import dev.ticketing.testing.SessionFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class OrderHttpIntegrationTests extends OrdersTest {

	private static final String ID = "0123456789abcdef01234567";

	private final String buyer = SessionFixtures.somebody();

	static Stream<Arguments> badBodies() {
		return Stream.of(arguments("", null), arguments("{", null), arguments("[]", null), arguments("null", null),
				arguments("\"x\"", null), arguments("{}", "ticketId"), arguments("{\"ticketId\":null}", "ticketId"),
				arguments("{\"ticketId\":\" \"}", "ticketId"), arguments("{\"ticketId\":{\"$gt\":\"\"}}", "ticketId"),
				arguments("{\"ticketId\":5}", "ticketId"), arguments("{\"ticketId\":[\"" + ID + "\"]}", "ticketId"),
				arguments("{\"ticketId\":\"a\\u0000b\"}", "ticketId"),
				arguments("{\"ticketId\":\"\\ud800\"}", "ticketId"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":0}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":-1}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":1.5}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":1.0}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":\"2\"}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":true}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":99999999999}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":1e400}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"quantity\":1001}", "quantity"),
				arguments("{\"ticketId\":\"" + ID + "\",\"price\":1}", "price"),
				arguments("{\"ticketId\":\"" + ID + "\",\"ticketId\":\"" + ID + "\"}", null),
				arguments("{\"ticketId\":\"" + ID + "\"} {}", null),
				arguments("{\"ticketId\":\"" + ID + "\",\"items\":[]}", "items"), arguments("{\"items\":[]}", "items"),
				arguments("{\"items\":[null]}", "items[0].ticketId"), arguments("{\"items\":{}}", "items"),
				arguments("{\"items\":[{\"ticketId\":\"" + ID + "\",\"quantity\":\"x\"}]}", "items[0].quantity"));
	}

	@ParameterizedTest
	@MethodSource("badBodies")
	void refusesWhatMakesNoSense(String body, String field) {
		Answer answer = post(this.buyer, "/api/orders", body);
		assertProblem(answer, 400);
		JsonNode error = answer.json().get("errors").get(0);
		assertThat(error.get("message").asString()).isNotBlank();
		if (field != null) {
			assertThat(error.get("field").asString()).isEqualTo(field);
		}
		assertThat(get(this.buyer, "/api/orders").json().size()).isZero();
	}

	@Test
	void refusesBodiesThatAreTooLarge() {
		String large = "{\"ticketId\":\"" + "x".repeat(70_000) + "\"}";
		assertProblem(post(this.buyer, "/api/orders", large), 413);
		assertProblem(send(this.buyer, HttpRequest.newBuilder(uri("/api/orders"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large.getBytes())))),
				413);
	}

	@Test
	void refusesWhoIsNotSignedIn() {
		assertProblem(post(null, "/api/orders", "{}"), 401);
		assertProblem(get(null, "/api/orders"), 401);
		assertProblem(get(null, "/api/orders/" + ID), 401);
		assertProblem(delete(null, "/api/orders/" + ID), 401);
		assertProblem(get(null, "/api/orders/" + ID + "/admissions"), 401);
	}

	@Test
	void refusesChangesFromOtherSites() {
		String ticket = ticketOf(1);
		String body = "{\"ticketId\":\"%s\"}".formatted(ticket);
		assertProblem(post(this.buyer, "/api/orders", body, "Sec-Fetch-Site", "cross-site"), 403);
		assertProblem(post(this.buyer, "/api/orders", body, "Origin", "https://evil.example"), 403);
		assertThat(admissions(ticket, "free")).isEqualTo(1);
	}

	@Test
	void refusesOtherPeoplesOrders() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		String stranger = SessionFixtures.somebody();
		assertProblem(get(stranger, "/api/orders/" + order.id()), 403);
		assertProblem(get(stranger, "/api/orders/" + order.id() + "/admissions"), 403);
		assertProblem(delete(stranger, "/api/orders/" + order.id()), 403);
		assertThat(statusOf(this.buyer, order.id())).isEqualTo("created");
	}

	@ParameterizedTest
	@MethodSource("unknownIds")
	void knowsNoOrderOfAnUnknownOrMalformedId(String id) {
		assertProblem(get(this.buyer, "/api/orders/" + id), 404);
		assertProblem(get(this.buyer, "/api/orders/" + id + "/admissions"), 404);
		assertProblem(delete(this.buyer, "/api/orders/" + id), 404);
	}

	static Stream<String> unknownIds() {
		return Stream.of(ID, "x", "0", ID + "0", "%7B%22$gt%22:%22%22%7D", "null", "undefined");
	}

	@Test
	void pagesThroughOwnOrdersNewestFirst() {
		String ticket = ticketOf(30);
		List<String> placed = new ArrayList<>();
		for (int i = 0; i < 7; i++) {
			placed.addFirst(place(this.buyer, ticket, 1).id());
		}
		place(SessionFixtures.somebody(), ticket, 1);
		List<String> seen = new ArrayList<>();
		String next = "/api/orders?limit=3";
		while (next != null) {
			Answer page = get(this.buyer, next);
			assertThat(page.status()).isEqualTo(200);
			page.json().forEach((order) -> seen.add(order.get("id").asString()));
			next = page.response()
				.headers()
				.firstValue("Link")
				.map((link) -> link.replaceAll("<(.*)>.*", "$1"))
				.orElse(null);
		}
		assertThat(seen).isEqualTo(placed);
		assertProblem(get(this.buyer, "/api/orders?limit=0"), 400);
		assertProblem(get(this.buyer, "/api/orders?limit=101"), 400);
		assertProblem(get(this.buyer, "/api/orders?limit=x"), 400);
		assertProblem(get(this.buyer, "/api/orders?cursor=%21"), 400);
		assertProblem(get(this.buyer, "/api/orders?cursor=eA"), 400);
	}

	@Test
	void answersARequestThatIsSentAgainAsBefore() {
		String ticket = ticketOf(10);
		String body = "{\"ticketId\":\"%s\",\"quantity\":2}".formatted(ticket);
		List<Callable<Answer>> same = IntStream.range(0, 10)
			.<Callable<Answer>>mapToObj((i) -> () -> post(this.buyer, "/api/orders", body, "Idempotency-Key", "k1"))
			.toList();
		List<Answer> answers = atOnce(same);
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.json()).isEqualTo(answers.getFirst().json());
		});
		assertThat(admissions(ticket, "held")).isEqualTo(2);
		assertProblem(post(this.buyer, "/api/orders", body.replace(":2", ":3"), "Idempotency-Key", "k1"), 422);
		assertThat(post(SessionFixtures.somebody(), "/api/orders", body, "Idempotency-Key", "k1").id())
			.isNotEqualTo(answers.getFirst().id());
		assertThat(post(this.buyer, "/api/orders", body, "Idempotency-Key", "k2").id())
			.isNotEqualTo(answers.getFirst().id());
		assertProblem(post(this.buyer, "/api/orders", body, "Idempotency-Key", "ä".repeat(300)), 400);
	}

	@Test
	void refusesARequestThatIsSentAgainAsBefore() {
		String ticket = ticketOf(1);
		Answer order = place(this.buyer, ticket, 1);
		String late = SessionFixtures.somebody();
		String body = "{\"ticketId\":\"%s\"}".formatted(ticket);
		Answer refused = post(late, "/api/orders", body, "Idempotency-Key", "k");
		assertProblem(refused, 409);
		delete(this.buyer, "/api/orders/" + order.id());
		Answer again = post(late, "/api/orders", body, "Idempotency-Key", "k");
		assertProblem(again, 409);
		assertThat(again.json()).isEqualTo(refused.json());
		assertThat(post(late, "/api/orders", body, "Idempotency-Key", "another").status()).isEqualTo(201);
	}

	@Test
	void isReadyWhenItsStoreAndBrokerAre() {
		assertThat(get(null, "/livez").status()).isEqualTo(200);
		assertThat(get(null, "/readyz").status()).isEqualTo(200);
		assertThat(get(null, "/actuator/prometheus").response().body()).contains("ticketing_events_published");
	}

	@Test
	void isDescribedByTheCommittedFile() throws IOException {
		OpenApiFile.assertUpToDate("orders", get(null, "/v3/api-docs").response().body());
	}

	private static void assertProblem(Answer answer, int status) {
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
		assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
			.startsWith("application/problem+json");
		assertThat(answer.json().get("errors").get(0).get("message").asString()).isNotBlank();
	}

}
