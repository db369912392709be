package dev.ticketing.web;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class ProblemsTests {

	private static final String ITEM = "{\"name\":\"a\",\"quantity\":1}";

	private Http http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = new Http(port);
	}

	@ParameterizedTest
	@CsvSource({ "invalid, 400, price must be above zero.", "notYours, 403, Only its seller can change it.",
			"notFound, 404, There is no such item.", "soldOut, 409, There are only 3 left.",
			"tooMany, 429, 'Slowly, please.'", "storeGone, 503, This can't be done at the moment. Please try again.",
			"storeSilent, 503, This can't be done at the moment. Please try again.",
			"storeFull, 503, This can't be done at the moment. Please try again.",
			"storeWrong, 500, Something went wrong on our side.", "bug, 500, Something went wrong on our side." })
	void tellsInASentenceWhatWentWrong(String how, int status, String sentence) {
		JsonNode problem = Http.problem(this.http.get("/fails/" + how), status);
		assertThat(problem.get("detail").asString()).isEqualTo(sentence);
	}

	@Test
	void namesTheFieldAndFurtherMembersAndWhenToTryAgain() {
		assertThat(Http.problem(this.http.get("/fails/invalid"), 400).at("/errors/0/field").asString())
			.isEqualTo("price");
		assertThat(Http.problem(this.http.get("/fails/soldOut"), 409).get("available").asInt()).isEqualTo(3);
		assertThat(this.http.get("/fails/tooMany").headers().firstValue("Retry-After")).hasValue("7");
		assertThat(this.http.get("/fails/storeGone").headers().firstValue("Retry-After")).hasValue("2");
	}

	@Test
	void listsEveryInvalidField() {
		JsonNode errors = Http.problem(this.http.post("/items", "{\"name\":\" \",\"quantity\":0}"), 400).get("errors");
		assertThat(errors).extracting((error) -> error.get("field").asString()).containsExactly("name", "quantity");
		assertThat(errors.get(1).get("message").asString()).isEqualTo("quantity must be 1 or more.");
	}

	@Test
	void refusesAddressesMethodsAndTypesThatDontExist() {
		String cookie = dev.ticketing.testing.SessionFixtures.cookie("somebody");
		Http.problem(this.http.get("/nothing", "Cookie", cookie), 404);
		Http.problem(this.http.get("/error"), 404);
		HttpResponse<String> method = this.http.send("DELETE", "/items", null, "Cookie", cookie);
		Http.problem(method, 405);
		assertThat(method.headers().firstValue("Allow")).isPresent();
		Http.problem(this.http.post("/items", ITEM, "Content-Type", "text/plain"), 415);
		Http.problem(this.http.send("POST", "/items", BodyPublishers.ofString("name=a"), "Content-Type",
				"application/x-www-form-urlencoded"), 415);
		Http.problem(this.http.get("/items", "Accept", "text/html"), 406);
		Http.problem(this.http.get("/items?limit=x"), 400);
		Http.problem(this.http.get("/items/9", "Cookie", cookie), 405);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/items//a", "/items;a=b", "/items/%2e%2e/a", "/items/%2F", "/items/%00", "/items/%0a",
			"/items?%00=1", "/items?q=%00", "/items?q=%", "/items?q=%zz", "/items?q=%ff%fe", "/items?cursor=%00",
			"/items/%ff", "/%", "/items?q={", "/items?q=<a>", "/items?q=\"", "/items?q=a|b", "/items?q=\\", "/it{ems",
			"/items?q=\u00e4", "items", "*" })
	void neverFailsOnAMalformedAddress(String address) {
		String answer = this.http
			.raw("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address));
		assertOkOrProblem(answer);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host: a b\r\n", "Host: [\r\n", "Host: a\r\nHost: b\r\n", "", "Host: localhost:x\r\n",
			"Host: localhost\r\nCookie: \u0001=\u0002\r\n", "Host: localhost\r\nContent-Length: x\r\n",
			"Host: localhost\r\nTransfer-Encoding: magic\r\n", "Host: localhost\r\nBad Header: x\r\n",
			"Host: localhost\r\nOrigin: \u00e4\u0007\r\n", "Host: localhost\r\nAccept: ///\r\n" })
	void neverFailsOnMalformedHeaders(String headers) {
		assertOkOrProblem(this.http.raw("GET /items HTTP/1.1\r\n%sConnection: close\r\n\r\n".formatted(headers)));
	}

	@Test
	void neverFailsOnAMalformedRequestLine() {
		assertOkOrProblem(this.http.raw("BR{EW /items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
		assertOkOrProblem(this.http.raw("GET /items HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
	}

	private static void assertOkOrProblem(String answer) {
		assertThat(answer).startsWith("HTTP/1.1 ");
		int status = Integer.parseInt(answer.substring(9, 12));
		assertThat(status).as(answer).isBetween(200, 505).isNotIn(500, 502, 503, 504);
		if (status != 200) {
			assertThat(answer).contains("application/problem+json");
			Http.problem(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1), status);
		}
	}

}
