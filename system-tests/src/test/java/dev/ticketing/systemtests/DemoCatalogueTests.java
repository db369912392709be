package dev.ticketing.systemtests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ticketing.systemtests.DevScript.Outcome;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./dev seed} makes of a platform, and how each page of that looks. With
 * {@code -Dscreens=write} the pictures become those of {@code docs/screens}.
 */
@org.junit.jupiter.api.Order(16)
@OnPlatform
class DemoCatalogueTests {

	private static final String PASSWORD = "demo-demo-demo";

	@Test
	void twoSeedingsAtOnceMakeOneBelievableCatalogueOfWhichEveryPageCanBeShown(Platform platform) {
		boolean busy = Machine.busy();
		CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(() -> platform.dev("seed"));
		Outcome seed = platform.dev("seed");
		other.join();
		System.out.printf("./dev seed, twice at once, took %d s%n", seed.took().toSeconds());
		assertThat(busy || seed.took().compareTo(Duration.ofSeconds(20)) < 0).as(seed.output()).isTrue();
		List<Person> buyers = Stream.of("buyer", "ada", "ben", "chloe", "dario")
			.map((name) -> platform.people().meet(name + "@demo.test", PASSWORD))
			.toList();
		Person seller = platform.people().meet("seller@demo.test", PASSWORD);
		Eventually.eventually(() -> isBelievable(catalogue(seller)));
		List<Integer> before = orders(buyers);
		assertThat(platform.dev("seed").output()).doesNotContain("listed", "signed up");
		assertThat(catalogue(seller)).hasSize(24);
		assertThat(orders(buyers)).isEqualTo(before);
		new Browser(platform, screens()).passes("screens");
	}

	private static Map<String, String> screens() {
		return "write".equals(System.getProperty("screens"))
				? Map.of("SCREENS", DevScript.root().resolve("docs/screens").toString())
				: Map.of("SCREENS", Path.of("target/screens").toAbsolutePath().toString(), "ALL", "no");
	}

	private static void isBelievable(List<JsonNode> catalogue) {
		assertThat(catalogue).hasSize(24);
		assertThat(all(catalogue, "title")).hasSize(24);
		assertThat(all(catalogue, "timeZone")).hasSizeGreaterThan(12);
		assertThat(all(catalogue, "currency")).contains("EUR", "USD", "JPY", "GBP");
		assertThat(catalogue).filteredOn((ticket) -> ticket.get("available").asInt() == 0)
			.extracting((ticket) -> ticket.get("title").asString())
			.contains("Fado for forty");
		assertThat(catalogue).filteredOn((ticket) -> {
			int available = ticket.get("available").asInt();
			return available > 0 && available < 5;
		}).hasSizeGreaterThan(3);
	}

	private static Set<String> all(List<JsonNode> catalogue, String field) {
		return catalogue.stream().map((ticket) -> ticket.get(field).asString()).collect(Collectors.toSet());
	}

	private static List<JsonNode> catalogue(Person seller) {
		return Arrays.asList(seller.gateway().get("/api/tickets?seller=me&limit=100").ok(JsonNode[].class));
	}

	private static List<Integer> orders(List<Person> buyers) {
		return buyers.stream()
			.map((buyer) -> buyer.gateway().get("/api/orders?limit=100").ok(Order[].class).length)
			.toList();
	}

}
