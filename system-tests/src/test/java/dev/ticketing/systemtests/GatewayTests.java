package dev.ticketing.systemtests;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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

	@Test
	void thePageAndItsSecurityHeadersAreThere(Platform platform) {
		Answer page = platform.gateway().get("/");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.header("Content-Security-Policy")).isPresent();
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
