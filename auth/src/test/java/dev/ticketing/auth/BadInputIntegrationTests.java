package dev.ticketing.auth;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;

import dev.ticketing.auth.Browser.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Whatever comes in that is not right: a 4xx that says what, and nothing is stored.
 */
class BadInputIntegrationTests extends AuthRunning {

	private static final String GOOD = Browser.credentials("bad-input@example.com", PASSWORD);

	static Stream<Arguments> bodies() {
		return Stream.of(arguments("", null), arguments("null", null), arguments("[]", null), arguments("7", null),
				arguments("{", null), arguments("{\"email\":\"a@example.com\"", null), arguments("not json", null),
				arguments(GOOD + "x", null), arguments("[" + GOOD + "]", null), arguments("{}", "email"),
				arguments("{\"email\":\"a@example.com\"}", "password"),
				arguments("{\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":null,\"password\":null}", "email"),
				arguments("{\"email\":{\"$gt\":\"\"},\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\"a@example.com\",\"password\":{\"$gt\":\"\"}}", "password"),
				arguments("{\"email\":[\"a@example.com\"],\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":7,\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\"a@example.com\",\"password\":12345678}", "password"),
				arguments("{\"email\":\"a@example.com\",\"password\":true}", "password"),
				arguments("{\"email\":\"a@example.com\",\"password\":\"long\\u0000enough\"}", "password"),
				arguments("{\"email\":\"a\\u0000@example.com\",\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\"a\\ud800@example.com\",\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\"a\\nb@example.com\",\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\" a@example.com\",\"password\":\"long enough\"}", "email"),
				arguments("{\"email\":\"nobody\",\"password\":\"long enough\"}", "email"),
				arguments(Browser.credentials("a".repeat(60_000), PASSWORD), "email"),
				arguments(Browser.credentials("a@" + "b.".repeat(30_000) + "c", PASSWORD), "email"),
				arguments("{\"email\":\"a@example.com\",\"password\":\"\"}", "password"),
				arguments("{\"email\":\"a@example.com\",\"email\":\"b@example.com\",\"password\":\"long enough\"}",
						null),
				arguments("{\"email\":\"a@example.com\",\"password\":\"long enough\",\"admin\":true}", "admin"),
				arguments("{\"email\":\"a@example.com\",\"password\":\"long enough\",\"_id\":\"1\"}", "_id"),
				arguments("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}", null));
	}

	@ParameterizedTest
	@MethodSource("bodies")
	void refusesABodyThatIsNotRight(String body, String field) {
		long before = accounts();
		for (String path : new String[] { "/api/users/signup", "/api/users/signin" }) {
			Answer answer = this.browser.post(path, body);
			assertProblem(answer, 400);
			if (field != null) {
				assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
			}
		}
		assertThat(accounts()).isEqualTo(before);
	}

	@Test
	void tellsAllFieldsThatAreWrong() {
		Answer answer = this.browser.signUp("nobody", "short");
		assertProblem(answer, 400);
		assertThat(answer.json().get("errors")).hasSize(2);
		assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
		assertThat(answer.json().at("/errors/1/field").asString()).isEqualTo("password");
	}

	@Test
	void tellsHowLongANewPasswordMustBe() {
		for (String password : new String[] { "1234567", "x".repeat(129), "x".repeat(60_000) }) {
			Answer answer = this.browser.signUp("bad-input@example.com", password);
			assertProblem(answer, 400);
			assertThat(answer.json().at("/errors/0/message").asString()).contains("8 to 128");
			assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("password");
			assertProblem(this.browser.signIn("bad-input@example.com", password), 400);
		}
	}

	@ParameterizedTest
	@CsvSource({ "text/plain, 415", "application/x-www-form-urlencoded, 415", "application/xml, 415",
			"multipart/form-data; boundary=x, 415", "nonsense, 415" })
	void takesOnlyJson(String type, int status) {
		long before = accounts();
		for (String path : new String[] { "/api/users/signup", "/api/users/signin" }) {
			assertProblem(this.browser
				.send(this.browser.request(path).setHeader("Content-Type", type).POST(BodyPublishers.ofString(GOOD))),
					status);
		}
		assertThat(accounts()).isEqualTo(before);
	}

	@Test
	void refusesABodyOver64Kilobytes() {
		long before = accounts();
		String body = " ".repeat(64 * 1024) + GOOD;
		assertProblem(this.browser.post("/api/users/signup", body), 413);
		assertProblem(this.browser.send(this.browser.request("/api/users/signup")
			.setHeader("Content-Type", "application/json")
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes())))), 413);
		assertThat(accounts()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://evil.example",
			"Origin, null", "Origin, http://127.0.0.1:1" })
	void refusesWhatComesFromAnotherSite(String header, String value) {
		long before = accounts();
		for (String path : new String[] { "/api/users/signup", "/api/users/signin", "/api/users/signout" }) {
			Answer answer = this.browser.post(path, GOOD, header, value);
			assertProblem(answer, 403);
			assertThat(answer.header("Set-Cookie")).isEmpty();
		}
		assertThat(accounts()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "DELETE, /api/users/signup, 405", "PUT, /api/users/signin, 405", "GET, /api/users/signout, 405",
			"POST, /api/users/currentuser, 405", "GET, /api/users/nothing, 404", "GET, /api/users/signin;x=1, 400",
			"GET, /api/users//signin, 400", "GET, /api/elsewhere, 401" })
	void refusesWhatItDoesNotOffer(String method, String path, int status) {
		assertProblem(this.browser.send(this.browser.request(path).method(method, BodyPublishers.noBody())), status);
	}

	private static void assertProblem(Answer answer, int status) {
		assertThat(answer.status()).as(answer.text()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
		assertThat(answer.json().get("status").asInt()).isEqualTo(status);
		assertThat(answer.json().get("errors")).isNotEmpty()
			.allSatisfy((error) -> assertThat(error.get("message").asString()).isNotBlank());
	}

}
