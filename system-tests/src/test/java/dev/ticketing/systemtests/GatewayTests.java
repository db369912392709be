package dev.ticketing.systemtests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

/**
 * What can be reached through the front door.
 */
@org.junit.jupiter.api.Order(12)
@OnPlatform
class GatewayTests {

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/deadletters", "/v3/api-docs", "/livez",
			"/api/orders/../../actuator/health", "/api/orders/%2e%2e/%2e%2e/actuator/health",
			"/api/orders/..%2f..%2factuator/health", "/api/orders//../../actuator/health",
			"/api/tickets/..;/..;/actuator/health", "/api/tickets/;/actuator/health", "/_sim/ledger" })
	void nothingButTheApiIsReached(String path, Platform platform) {
		Answer answer = platform.gateway().get(path);
		assertThat(answer.status()).as(answer.toString()).isIn(400, 401, 404);
		assertThat(answer.text()).doesNotContain("\"UP\"").doesNotContain("_links").doesNotContain("payment_intents");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api", "/api/", "/api/unknown", "/api/expiration", "/api/ticketsx", "/api/v1/orders" })
	void anUnknownAddressOfTheApiIsAProblem(String path, Platform platform) {
		platform.gateway().get(path).refused(404);
	}

	@ParameterizedTest
	@CsvSource({ "PATCH, /api/tickets", "DELETE, /api/orders", "PUT, /api/payments", "GET, /api/users/signup" })
	void whatCanNotBeDoneAtAnAddressIsAProblem(String method, String path, Platform platform) {
		Person person = platform.people().crowd(1).getFirst();
		person.gateway().send(method, path, null).refused(405);
	}

	@ParameterizedTest
	@CsvSource({ "/, 200", "/tickets/0123456789abcdef01234567, 200", "/checkout/1/done, 200", "/sign-in, 200",
			"/config.json, 200", "/icon.svg, 200", "/sw.js, 200", "/manifest.webmanifest, 200", "/nowhere, 404",
			"/assets/nothing.js, 404", "/api/nothing, 404" })
	void whateverTheGatewayAnswersHasItsSecurityHeaders(String path, int status, Platform platform) {
		Answer answer = platform.gateway().get(path);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.headers().allValues("Content-Security-Policy")).singleElement(STRING)
			.startsWith("default-src 'none'; script-src 'self'")
			.contains("frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
		assertThat(answer.header("Referrer-Policy")).hasValue("strict-origin-when-cross-origin");
		assertThat(answer.header("Permissions-Policy")).hasValueSatisfying((it) -> assertThat(it).contains("camera"));
	}

	@Test
	void anyAddressOfTheClientIsItsOnePageAndScriptsNeverAre(Platform platform) {
		Answer page = platform.gateway().get("/");
		assertThat(page.header("Cache-Control")).hasValue("no-cache");
		assertThat(page.header("Link")).as("what the front page shows is asked for at once")
			.hasValueSatisfying((link) -> assertThat(link).startsWith("</api/tickets?limit=24&sort=startsAt>"));
		assertThat(platform.gateway().get("/orders/any").header("Link")).isEmpty();
		assertThat(platform.gateway().get("/orders/any").text()).isEqualTo(page.text());
		assertThat(platform.gateway().get("/nowhere").text()).isEqualTo(page.text());
		platform.gateway().get("/assets/nothing.js").refused(404);
		String script = page.text().replaceAll("(?s).*src=\"(/assets/[^\"]+[.]js)\".*", "$1");
		Answer asset = platform.gateway().get(script);
		assertThat(asset.header("Content-Type")).hasValue("application/javascript; charset=utf-8");
		assertThat(asset.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
		assertThat(asset.headers().allValues("Content-Security-Policy")).hasSize(1);
		assertThat(platform.gateway().get("/config.json").text()).contains("\"simulator\": \"http://127.0.0.1:");
	}

	@Test
	void theServicesSecurityHeadersAreNotDoubled(Platform platform) {
		assertThat(platform.gateway().get("/api/tickets").headers().allValues("X-Content-Type-Options"))
			.containsExactly("nosniff");
	}

	@Test
	void aListOfTicketsLeadsOnFromPageToPage(Platform platform) {
		Person seller = platform.people().crowd(1).getFirst();
		for (int number = 0; number < 5; number++) {
			seller.offers(Offer.of(1).titled("Page turner " + number));
		}
		Answer first = seller.gateway().get("/api/tickets?seller=me&limit=3");
		assertThat(first.ok(Ticket[].class)).hasSize(3);
		String next = first.header("Link").orElseThrow().replaceFirst("<([^>]*)>; rel=\"next\"", "$1");
		Answer second = seller.gateway().get(next);
		assertThat(second.ok(Ticket[].class)).hasSize(2)
			.extracting(Ticket::id)
			.doesNotContainAnyElementsOf(java.util.Arrays.stream(first.ok(Ticket[].class)).map(Ticket::id).toList());
		assertThat(second.header("Link")).isEmpty();
	}

}
