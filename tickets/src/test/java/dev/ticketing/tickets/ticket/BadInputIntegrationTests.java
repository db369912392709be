package dev.ticketing.tickets.ticket;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import dev.ticketing.testing.SessionFixtures;
import io.jsonwebtoken.Jwts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class BadInputIntegrationTests extends TicketsTestCase {

	private String id;

	private long stored;

	private JsonNode before;

	@BeforeEach
	void count() {
		this.id = offer("Untouched", 3);
		this.stored = database().getCollection("tickets").countDocuments();
		this.before = shown(this.id);
	}

	@AfterEach
	void nothingWasStored() {
		assertThat(database().getCollection("tickets").countDocuments()).isEqualTo(this.stored);
		assertThat(shown(this.id)).isEqualTo(this.before);
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
			{"title": "x", "price": 20, "admin": true} => admin
			{"title": "x", "price": 20, "id": "aaaaaaaaaaaaaaaaaaaaaaaa"} => id
			{"title": "x", "price": 20, "userId": "aaaaaaaaaaaaaaaaaaaaaaaa"} => userId
			{"price": 20} => title
			{"title": null, "price": 20} => title
			{"title": "", "price": 20} => title
			{"title": "   ", "price": 20} => title
			{"title": 5, "price": 20} => title
			{"title": true, "price": 20} => title
			{"title": ["x"], "price": 20} => title
			{"title": {"$gt": ""}, "price": 20} => title
			{"title": "a\\nb", "price": 20} => title
			{"title": "a\\u0000b", "price": 20} => title
			{"title": "a\\u0007b", "price": 20} => title
			{"title": "a\\ud800b", "price": 20} => title
			{"title": "x"} => price
			{"title": "x", "price": null} => price
			{"title": "x", "price": "20"} => price
			{"title": "x", "price": true} => price
			{"title": "x", "price": {"$gt": ""}} => price
			{"title": "x", "price": [20]} => price
			{"title": "x", "price": 0} => price
			{"title": "x", "price": 0.00} => price
			{"title": "x", "price": -0.01} => price
			{"title": "x", "price": -1e400} => price
			{"title": "x", "price": 19.999} => price
			{"title": "x", "price": 0.001} => price
			{"title": "x", "price": 1e-400} => price
			{"title": "x", "price": 1000000} => price
			{"title": "x", "price": 999999.991} => price
			{"title": "x", "price": 1e400} => price
			{"title": "x", "price": 1e2147483647} => price
			{"title": "x", "price": 0.5, "currency": "JPY"} => price
			{"title": "x", "price": 1.2345, "currency": "KWD"} => price
			{"title": "x", "price": 1.234, "currency": "KWD"} => price
			{"title": "x", "price": 20, "currency": "usd"} => currency
			{"title": "x", "price": 20, "currency": "ABC"} => currency
			{"title": "x", "price": 20, "currency": ""} => currency
			{"title": "x", "price": 20, "currency": 840} => currency
			{"title": "x", "price": 20, "quantity": 0} => quantity
			{"title": "x", "price": 20, "quantity": -1} => quantity
			{"title": "x", "price": 20, "quantity": 1.5} => quantity
			{"title": "x", "price": 20, "quantity": 1.0} => quantity
			{"title": "x", "price": 20, "quantity": 1e3} => quantity
			{"title": "x", "price": 20, "quantity": "2"} => quantity
			{"title": "x", "price": 20, "quantity": 100001} => quantity
			{"title": "x", "price": 20, "quantity": 4294967297} => quantity
			{"title": "x", "price": 20, "quantity": 99999999999999999999} => quantity
			{"title": "x", "price": 20, "quantity": {"$gt": 0}} => quantity
			{"title": "x", "price": 20, "maxPerOrder": 0} => maxPerOrder
			{"title": "x", "price": 20, "maxPerOrder": 101} => maxPerOrder
			{"title": "x", "price": 20, "description": 5} => description
			{"title": "x", "price": 20, "venue": "a\\tb"} => venue
			{"title": "x", "price": 20, "startsAt": "soon"} => startsAt
			{"title": "x", "price": 20, "refundableUntil": "soon"} => refundableUntil
			{"title": "x", "price": 20, "timeZone": "Mars/Olympus"} => timeZone
			{"title": "x", "price": 20, "timeZone": ""} => timeZone
			{"title": "x", "price": 20, "startsAt": "2027-05-01T19:30:00"} => startsAt
			{"title": "x", "price": 20, "startsAt": 1800000000} => startsAt
			{"title": "x", "price": 20, "startsAt": "+1000000000-01-01T00:00:00Z"} => startsAt
			""")
	void refusesTheFieldThatIsWrong(String body, String field) {
		for (Answer refused : new Answer[] { seller().post(body), seller().put(this.id, body) }) {
			assertProblem(refused, 400);
			assertThat(refused.body().get("errors").valueStream())
				.anySatisfy((error) -> assertThat(error.get("field").asString()).isEqualTo(field));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "{", "}", "{\"title\": \"x\", \"price\": 20", "{'title': 'x'}", "[]", "null",
			"\"x\"", "42", "[{\"title\": \"x\", \"price\": 20}]", "{\"title\": \"x\", \"price\": 20} {}",
			"{\"title\": \"x\", \"price\": 20, \"title\": \"y\"}", "{\"title\": \"x\", \"price\": NaN}",
			"{\"title\": \"x\", \"price\": Infinity}", "{\"title\": \"x\", \"price\": 020}",
			"{\"title\": \"x\", \"price\": +20}", "{\"title\": \"x\", \"price\": 0x14}",
			"{\"title\": \"x\", \"price\": 1e99999999999}", "{\"title\": \"a\u0000b\", \"price\": 20}", "\ufeff",
			"title=x&price=20", "<ticket/>" })
	void refusesABodyThatIsNoTicket(String body) {
		assertProblem(seller().post(body), 400);
		assertProblem(seller().put(this.id, body), 400);
	}

	@Test
	void refusesNumbersAndNestingWithoutEnd() {
		assertProblem(seller().post("{\"title\": \"x\", \"price\": " + "9".repeat(5000) + "}"), 400);
		assertProblem(seller().post("{\"title\": " + "[".repeat(20_000)), 400);
		assertProblem(seller().post("{\"title\": \"x\", \"price\": 0." + "0".repeat(900) + "1}"), 400);
	}

	@Test
	void refusesTextThatIsTooLong() {
		assertField(Map.of("title", "x".repeat(201), "price", 20), "title");
		assertField(Map.of("title", "x", "price", 20, "venue", "x".repeat(201)), "venue");
		assertField(Map.of("title", "x", "price", 20, "description", "x".repeat(5001)), "description");
	}

	@Test
	void refusesTextThatIsNotUtf8() {
		byte[] body = "{\"title\": \"caf\u00e9\", \"price\": 20}".getBytes(StandardCharsets.ISO_8859_1);
		assertProblem(seller().send(post("application/json").POST(HttpRequest.BodyPublishers.ofByteArray(body))), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data",
			"application/xml", "nonsense" })
	void refusesWhatIsNotJson(String type) {
		assertProblem(
				seller()
					.send(post(type).POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"x\", \"price\": 20}"))),
				415);
	}

	@Test
	void refusesBodiesOver64KilobytesHoweverTheyAreSent() {
		String body = "{\"title\": \"x\", \"price\": 20, \"description\": \"" + "x".repeat(70_000) + "\"}";
		assertProblem(seller().post(body), 413);
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		assertProblem(seller().send(post("application/json")
			.POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))), 413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "aaa", "aaaaaaaaaaaaaaaaaaaaaaaaa", "%7B%22$gt%22:%22%22%7D", "..%2f", "%00", "%2e%2e",
			"a;b=c", "%ff", "aaaaaaaaaaaaaaaaaaaaaaa%0a", "$where", "%25", "a%5cb" })
	void malformedIdsAreNoTickets(String malformed) {
		for (Answer answer : new Answer[] { anybody().get("/api/tickets/" + malformed),
				seller().delete("/api/tickets/" + malformed),
				seller().put(malformed, Map.of("title", "x", "price", 20)) }) {
			assertThat(answer.status()).isBetween(400, 404);
			assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
			assertProblem(answer, answer.status());
		}
	}

	@Test
	void refusesSessionsThatAreNotOurs() {
		Instant later = Instant.now().plus(Duration.ofHours(1));
		var foreign = Jwts.SIG.EdDSA.keyPair().build();
		String token = SessionFixtures.token(this.seller);
		String[] parts = token.split("\\.");
		String none = base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
		String noneWithKey = base64("{\"alg\":\"none\",\"kid\":\"tests\"}") + "." + parts[1] + "." + parts[2];
		String otherClaims = parts[0] + "."
				+ base64("{\"iss\":\"ticketing\",\"sub\":\"x\",\"email\":\"x\",\"exp\":9999999999}") + "." + parts[2];
		for (String bad : new String[] { SessionFixtures.token(this.seller, foreign, "tests", later),
				SessionFixtures.token(this.seller, foreign, "another", later), none, noneWithKey, otherClaims,
				token.substring(0, token.length() - 8), "nonsense", "a.b.c", hmac() }) {
			Browser forger = new Browser(this.port, "session=" + bad);
			assertProblem(forger.post(Map.of("title", "x", "price", 20)), 401);
			assertProblem(forger.put(this.id, Map.of("title", "x", "price", 20)), 401);
			assertProblem(forger.delete("/api/tickets/" + this.id), 401);
			assertThat(forger.get("/api/tickets/" + this.id).status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,https://evil.example", "Origin,null",
			"Origin,http://127.0.0.1:1" })
	void refusesChangesFromOtherSitesPages(String header, String value) {
		assertProblem(seller().send(post("application/json").header(header, value)
			.POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"x\", \"price\": 20}"))), 403);
		assertProblem(seller().send(seller().request("/api/tickets/" + this.id).header(header, value).DELETE()), 403);
	}

	@Test
	void refusesMethodsThatThereAreNot() {
		assertProblem(seller().send(
				seller().request("/api/tickets/" + this.id).method("PATCH", HttpRequest.BodyPublishers.ofString("{}"))),
				405);
		assertProblem(seller().delete("/api/tickets"), 405);
	}

	private void assertField(Map<String, Object> draft, String field) {
		Answer refused = seller().post(draft);
		assertProblem(refused, 400);
		assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo(field);
	}

	private static void assertProblem(Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.body().get("status").asInt()).isEqualTo(status);
		assertThat(answer.body().get("detail").asString()).matches("(?s).{10,}\\.");
		assertThat(answer.body().get("errors")).isNotEmpty();
	}

	private HttpRequest.Builder post(String type) {
		return seller().request("/api/tickets").header("Content-Type", type);
	}

	private static String hmac() {
		return Jwts.builder()
			.header()
			.keyId("tests")
			.and()
			.issuer("ticketing")
			.subject("x")
			.claim("email", "x")
			.signWith(Jwts.SIG.HS256.key().build())
			.compact();
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
