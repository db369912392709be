package dev.ticketing.payments.payment;

import java.net.http.HttpRequest;
import java.util.stream.Stream;

import dev.ticketing.events.Money;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.testing.SessionFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BadInputIntegrationTests extends PaymentsTest {

	private static final PlacedOrder ORDER = PlacedOrder.over(new Money(1999, "USD"));

	@BeforeEach
	void place() {
		WIRE.publish(ORDER.created());
	}

	static Stream<Arguments> bodies() {
		String order = "\"orderId\":\"%s\"".formatted(ORDER.id());
		return Stream.of(arguments("", null), arguments("{", null), arguments("[]", null), arguments("null", null),
				arguments("{}", "orderId"), arguments("{\"orderId\":null,\"token\":\"tok_visa\"}", "orderId"),
				arguments("{\"orderId\":\"nonsense\",\"token\":\"tok_visa\"}", "orderId"),
				arguments("{\"orderId\":{\"$gt\":\"\"},\"token\":\"tok_visa\"}", "orderId"),
				arguments("{\"orderId\":17,\"token\":\"tok_visa\"}", "orderId"), arguments("{" + order + "}", "token"),
				arguments("{" + order + ",\"token\":\"tok_visa\",\"paymentMethod\":\"pm_card_visa\"}", "token"),
				arguments("{" + order + ",\"token\":\"\"}", "token"),
				arguments("{" + order + ",\"token\":{\"$ne\":null}}", "token"),
				arguments("{" + order + ",\"token\":[\"tok_visa\"]}", "token"),
				arguments("{" + order + ",\"token\":4242424242424242}", "token"),
				arguments("{" + order + ",\"token\":\"4242424242424242\"}", "token"),
				arguments("{" + order + ",\"paymentMethod\":\"4242 4242-4242 4242\"}", "paymentMethod"),
				arguments("{" + order + ",\"token\":\"tok visa\"}", "token"),
				arguments("{" + order + ",\"token\":\"tok_visa\\u0000\"}", "token"),
				arguments("{" + order + ",\"token\":\"../charges\"}", "token"),
				arguments("{" + order + ",\"token\":\"" + "t".repeat(256) + "\"}", "token"),
				arguments("{" + order + ",\"token\":\"tok_visa\",\"amount\":1}", "amount"),
				arguments("{" + order + "," + order + ",\"token\":\"tok_visa\"}", null));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void refusesTheBodyWithASentenceAndTheField(String body, String field) {
		Answer answer = post(ORDER.buyer(), "/api/payments", body);

		assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
		assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(answer.json().at("/errors/0/message").asString()).endsWith(".");
		if (field != null) {
			assertThat(answer.json().at("/errors/0/field").asString("")).isEqualTo(field);
		}
		assertThat(answer.response().body()).as("what came in is not repeated").doesNotContain("4242");
		assertThat(status(ORDER)).isEqualTo("none");
		assertThat(atStripe(ORDER)).isEmpty();
	}

	@Test
	void refusesACardThatStripeDoesNotKnow() {
		PlacedOrder order = order();
		Answer answer = pay(order, "tok_nobody_made");

		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("token");
		assertThat(stored(order).getInteger("declines")).as("the bank was not asked").isZero();
		assertThat(pay(order, "tok_visa").status()).isEqualTo(201);
	}

	@Test
	void refusesWhoIsNotSignedInOrComesFromAnotherSite() {
		String body = "{\"orderId\":\"%s\",\"token\":\"tok_visa\"}".formatted(ORDER.id());
		assertThat(post(null, "/api/payments", body).status()).isEqualTo(401);
		assertThat(post(null, "/api/payments", body, "Cookie", "session=" + SessionFixtures.token("x") + "x").status())
			.isEqualTo(401);
		assertThat(post(ORDER.buyer(), "/api/payments", body, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
		assertThat(post(ORDER.buyer(), "/api/payments", body, "Origin", "https://evil.example").status())
			.isEqualTo(403);
		assertThat(status(ORDER)).isEqualTo("none");
	}

	@Test
	void refusesOtherTypesAndTooMuch() {
		HttpRequest.Builder text = HttpRequest.newBuilder(uri("/api/payments"))
			.header("Content-Type", "text/plain")
			.POST(HttpRequest.BodyPublishers.ofString("{}"));
		assertThat(send(ORDER.buyer(), text).status()).isEqualTo(415);
		String large = "{\"orderId\":\"%s\",\"token\":\"%s\"}".formatted(ORDER.id(), "t".repeat(70_000));
		assertThat(post(ORDER.buyer(), "/api/payments", large).status()).isEqualTo(413);
		assertThat(pay(ORDER, "tok_visa", "Idempotency-Key", "k".repeat(256)).status()).isEqualTo(400);
		assertThat(status(ORDER)).isEqualTo("none");
	}

}
