package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Walks through everything that may come in and must not get through: each is answered
 * with a problem in words and, where there is one, its field, and nothing is stored.
 */
@org.junit.jupiter.api.Order(13)
@OnPlatform
@TestInstance(Lifecycle.PER_CLASS)
class BadInputTests {

	private Person person;

	private Ticket ticket;

	private Order order;

	@BeforeAll
	void prepare(Platform platform) {
		this.person = platform.signUp();
		this.ticket = this.person.offers(Offer.of(5));
		this.order = this.person.reserves(platform.signUp().offers(Offer.of(5)), 1);
	}

	@AfterEach
	void nothingIsStored() {
		Gateway gateway = this.person.gateway();
		assertThat(gateway.get("/api/tickets?seller=me").ok(Ticket[].class)).containsExactly(this.ticket);
		assertThat(gateway.get("/api/orders").ok(Order[].class)).containsExactly(this.order);
	}

	@ParameterizedTest(name = "{0} {1} {2}")
	@CsvFileSource(resources = "bad-input.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\'')
	void isAProblem(String method, String path, @Nullable String body, int status, @Nullable String field) {
		Answer answer = this.person.gateway().send(method, filled(path), (body != null) ? filled(body) : null);
		answer.refused(status);
		if (field != null) {
			assertThat(answer.fields()).as(answer.toString()).contains(field);
		}
	}

	private String filled(String text) {
		return text.replace("{ticket}", this.ticket.id())
			.replace("{order}", this.order.id())
			.replace("{129}", "x".repeat(129))
			.replace("{201}", "x".repeat(201));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users/signup", "/api/users/signin", "/api/tickets", "/api/orders", "/api/payments",
			"/api/payments/webhook" })
	void aBodyOverSixtyFourKilobytesIsTooLarge(String path) {
		String body = Json.write(Map.of("title", "x".repeat(64 * 1024)));
		this.person.gateway().send("POST", path, body).refused(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/users/signup", "/api/tickets", "/api/orders", "/api/payments" })
	void aBodyThatIsNotJsonIsOfTheWrongType(String path) {
		this.person.gateway().with("Content-Type", "text/plain").send("POST", path, "{}").refused(415);
		this.person.gateway()
			.with("Content-Type", "application/x-www-form-urlencoded")
			.send("POST", path, "ticketId=1")
			.refused(415);
	}

	@Test
	void anIdempotencyKeyHasALimit() {
		for (String key : List.of("x".repeat(256), "with space")) {
			Answer answer = this.person.triesToPay(this.order, "tok_visa", key);
			answer.refused(400);
			assertThat(answer.fields()).containsExactly("Idempotency-Key");
		}
	}

	@Test
	void anAddressCanBeTooLong() {
		assertThat(this.person.gateway().get("/api/tickets?q=" + "x".repeat(20_000)).status()).isEqualTo(414);
		assertThat(this.person.gateway().get("/api/tickets?q=" + "x".repeat(201)).fields()).containsExactly("q");
	}

	@Test
	void deeplyNestedJsonIsRefused() {
		this.person.gateway().send("POST", "/api/orders", "[".repeat(30_000)).refused(400);
		this.person.gateway().send("POST", "/api/tickets", "{\"title\":" + "[".repeat(30_000)).refused(400);
	}

}
