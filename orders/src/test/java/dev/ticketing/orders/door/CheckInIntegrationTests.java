package dev.ticketing.orders.door;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class CheckInIntegrationTests extends OrdersTest {

	private final String seller = SessionFixtures.somebody();

	private final String buyer = SessionFixtures.somebody();

	@Autowired
	private CheckIn checkIn;

	@Test
	void letsSomebodyInOnce() {
		String ticket = ticketOf(new Offer(3).by(this.seller));
		Answer order = buy(this.buyer, ticket, 2);
		List<String> codes = codes(this.buyer, order);
		JsonNode valid = scan(codes.getFirst(), ticket);
		assertThat(valid.get("verdict").asString()).isEqualTo("valid");
		assertThat(valid.get("usedAt").asString()).isNotBlank();
		JsonNode admission = valid.get("admission");
		assertThat(admission.get("ticketId").asString()).isEqualTo(ticket);
		assertThat(admission.get("title").asString()).isEqualTo("A night out");
		assertThat(admission.get("number").asInt()).isPositive();
		assertThat(admission.get("orderId").asString()).isEqualTo(order.id());
		JsonNode used = scan(codes.getFirst(), ticket);
		assertThat(used.get("verdict").asString()).isEqualTo("used");
		assertThat(used.get("usedAt")).isEqualTo(valid.get("usedAt"));
		assertThat(scan(codes.get(1), null).get("verdict").asString()).isEqualTo("valid");
		JsonNode mine = get(this.buyer, "/api/orders/" + order.id() + "/admissions").json();
		assertThat(mine).allSatisfy((one) -> assertThat(one.get("status").asString()).isEqualTo("used"));
		assertThat(mine.get(0).hasNonNull("usedAt")).isTrue();
		awaitAvailability(ticket, 1, 0, 2);
	}

	@Test
	void ofTwoAtOnceOneIsValid() {
		String ticket = ticketOf(new Offer(50).by(this.seller).atMost(50));
		for (String code : codes(this.buyer, buy(this.buyer, ticket, 50))) {
			Callable<String> scan = () -> scan(code, ticket).get("verdict").asString();
			assertThat(atOnce(List.of(scan, scan))).containsExactlyInAnyOrder("valid", "used");
		}
		assertThat(admissions(ticket, "used")).isEqualTo(50);
	}

	@Test
	void saysTheSameAgainToARetry() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		String code = codes(this.buyer, buy(this.buyer, ticket, 1)).getFirst();
		String body = "{\"code\":\"%s\"}".formatted(code);
		Callable<Answer> scan = () -> post(this.seller, "/api/orders/checkins", body, "Idempotency-Key", "door-1");
		List<Answer> answers = atOnce(List.of(scan, scan, scan));
		assertThat(answers)
			.allSatisfy((answer) -> assertThat(answer.json().get("verdict").asString()).isEqualTo("valid"));
		assertThat(scan(code, ticket).get("verdict").asString()).isEqualTo("used");
		assertThat(post(this.seller, "/api/orders/checkins", body.replace("}", ",\"ticketId\":\"x\"}"),
				"Idempotency-Key", "door-1")
			.status()).isEqualTo(422);
	}

	@Test
	void saysTheSameAgainAfterADeathBetweenTheEntryAndItsAnswer() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		String code = codes(this.buyer, buy(this.buyer, ticket, 1)).getFirst();
		Verdict first = this.checkIn.checkIn("c1", this.seller, code, ticket);
		assertThat(this.checkIn.checkIn("c1", this.seller, code, ticket)).isEqualTo(first);
		assertThat(first.verdict()).isEqualTo("valid");
		assertThat(this.checkIn.checkIn("c2", this.seller, code, ticket).verdict()).isEqualTo("used");
	}

	@Test
	void tellsOthersNothing() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		String code = codes(this.buyer, buy(this.buyer, ticket, 1)).getFirst();
		Answer answer = post(SessionFixtures.somebody(), "/api/orders/checkins", "{\"code\":\"%s\"}".formatted(code));
		assertThat(answer.response().body()).isEqualTo("{\"verdict\":\"wrong\"}");
		assertThat(post(this.buyer, "/api/orders/checkins", "{\"code\":\"%s\"}".formatted(code)).response().body())
			.isEqualTo("{\"verdict\":\"wrong\"}");
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
	}

	@Test
	void isForOneTicketIfTheDoorIs() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		String code = codes(this.buyer, buy(this.buyer, ticket, 1)).getFirst();
		JsonNode wrong = scan(code, ticketOf(new Offer(1).by(this.seller)));
		assertThat(wrong.get("verdict").asString()).isEqualTo("wrong");
		assertThat(wrong.get("admission").get("ticketId").asString()).isEqualTo(ticket);
		assertThat(admissions(ticket, "sold")).isEqualTo(1);
	}

	@Test
	void tellsWhatWasGivenBackFromWhatWasNeverSold() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		Answer first = buy(this.buyer, ticket, 1);
		String before = codes(this.buyer, first).getFirst();
		WIRE.publish(new dev.ticketing.events.PaymentEvent.PaymentVoided(
				new dev.ticketing.events.PaymentEvent.PaymentState("p", first.id(), this.buyer, "any",
						new dev.ticketing.events.Money(1999, "USD"), null, 0, false, null, 3)));
		awaitAvailability(ticket, 1, 0, 0);
		assertThat(scan(before, ticket).get("verdict").asString()).isEqualTo("void");
		String next = SessionFixtures.somebody();
		String after = codes(next, buy(next, ticket, 1)).getFirst();
		assertThat(after).isNotEqualTo(before);
		assertThat(scan(before, ticket).get("verdict").asString()).isEqualTo("void");
		assertThat(scan(after, ticket).get("verdict").asString()).isEqualTo("valid");
		assertThat(scan(before, ticket).get("verdict").asString()).isEqualTo("void");
		assertThat(get(this.buyer, "/api/orders/" + first.id() + "/admissions").json().get(0).get("status").asString())
			.isEqualTo("void");
	}

	@Test
	void stillTakesTheRandomCodesOfBefore() {
		String ticket = ticketOf(new Offer(1).by(this.seller));
		buy(this.buyer, ticket, 1);
		String old = "0123456789ABCDEFGHJKMNPQRS";
		this.mongo.getCollection("admissions")
			.updateOne(new Document("ticketId", ticket), new Document("$set", new Document("code", old)));
		assertThat(scan(old.toLowerCase(), ticket).get("verdict").asString()).isEqualTo("valid");
		assertThat(scan(old, ticket).get("verdict").asString()).isEqualTo("used");
		assertThat(scan(old.replace('0', '1'), ticket).get("verdict").asString()).isEqualTo("forged");
	}

	static Stream<String> strange() {
		return Stream.of("x", "0".repeat(60), "0".repeat(26), "U".repeat(26), "é".repeat(26), "x".repeat(50_000),
				"\uD83D\uDE00", "{\\\"$ne\\\":1}", "$where", "٣".repeat(26), "https://evil.example/?a=b");
	}

	@ParameterizedTest
	@MethodSource("strange")
	void callsForgedWhatNobodyOfUsHasMade(String code) {
		assertThat(scan(code, null).toString()).isEqualTo("{\"verdict\":\"forged\"}");
	}

	@Test
	void asksForACodeAndASession() {
		for (String body : List.of("{}", "{\"code\":null}", "{\"code\":\" \"}", "{\"code\":5}", "{\"code\":[\"x\"]}",
				"{\"code\":\"x\",\"by\":\"me\"}", "{\"code\":\"x\",\"ticketId\":5}", "[]", "null", "")) {
			Answer answer = post(this.seller, "/api/orders/checkins", body);
			assertThat(answer.status()).as(body).isEqualTo(400);
			assertThat(answer.json().get("errors").get(0).get("message").asString()).isNotBlank();
		}
		assertThat(post(null, "/api/orders/checkins", "{\"code\":\"x\"}").status()).isEqualTo(401);
		assertThat(
				post(this.seller, "/api/orders/checkins", "{\"code\":\"x\"}", "Sec-Fetch-Site", "cross-site").status())
			.isEqualTo(403);
	}

	private JsonNode scan(String code, String ticketId) {
		String body = (ticketId != null) ? "{\"code\":\"%s\",\"ticketId\":\"%s\"}".formatted(code, ticketId)
				: "{\"code\":\"%s\"}".formatted(code);
		Answer answer = post(this.seller, "/api/orders/checkins", body);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

}
