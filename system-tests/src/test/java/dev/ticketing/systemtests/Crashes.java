package dev.ticketing.systemtests;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.ticketing.systemtests.Eventually.await;
import static dev.ticketing.systemtests.Eventually.ended;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part is killed while people buy. {@code ./dev up} starts it again, and nobody has
 * lost anything: the books, which are checked after every class, balance.
 */
abstract class Crashes {

	@ParameterizedTest
	@MethodSource("parts")
	void whoIsAboutToPayGetsTheTicketThoughAPartIsKilled(String part, Platform platform) {
		Person seller = platform.signUp();
		Person buyer = platform.signUp();
		Order order = buyer.reserves(seller.offers(Offer.of(2).titled("Before " + part)), 2);
		Ticket crowded = platform.people().onSale(seller, Offer.of(500).titled("While " + part));
		try (Shoppers shoppers = new Shoppers(platform.people().crowd(2), crowded)) {
			await().until(() -> shoppers.purchases() > 2);
			platform.parts().kill(part);
			if ("tickets".equals(part)) {
				whoeverComesMeanwhileIsToldSo(platform.gateway());
			}
			platform.dev("up");
			Shoppers.pay(buyer, order);
			assertThat(ended(buyer, order).complete()).as("The order that was placed before").isTrue();
			int before = shoppers.purchases();
			await().until(() -> shoppers.purchases() > before + 2);
		}
		platform.signUp(); // accounts work again as well
		assertThat(platform.parts().status()).allMatch(Parts.Row::ready);
	}

	private static void whoeverComesMeanwhileIsToldSo(Gateway gateway) {
		String path = "/api/tickets/0123456789abcdef01234567";
		Answer page = gateway.with("Accept", "text/html,application/xhtml+xml").get(path);
		assertThat(page.status()).isEqualTo(502);
		assertThat(page.header("Content-Type")).hasValueSatisfying((type) -> assertThat(type).startsWith("text/html"));
		assertThat(page.headers().allValues("Content-Security-Policy")).hasSize(1);
		assertThat(page.text()).contains("Back in a moment", "lang=\"de\"").doesNotContain("<script");
		gateway.get(path).refused(502);
	}

	@AfterAll
	static void noMessageWasGivenUp(Platform platform) {
		for (int subscriber : List.of(2, 3, 4, 5)) {
			Answer letters = platform.behind(subscriber).get("/actuator/deadletters");
			assertThat(letters.ok(Object[].class)).as("Dead letters behind port +%d", subscriber).isEmpty();
		}
	}

}
