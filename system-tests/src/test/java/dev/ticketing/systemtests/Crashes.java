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
			platform.dev("up");
			Shoppers.pay(buyer, order);
			assertThat(ended(buyer, order).complete()).as("The order that was placed before").isTrue();
			int before = shoppers.purchases();
			await().until(() -> shoppers.purchases() > before + 2);
		}
		platform.signUp(); // accounts work again as well
		assertThat(platform.parts().status()).allMatch(Parts.Row::ready);
	}

	@AfterAll
	static void noMessageWasGivenUp(Platform platform) {
		for (int subscriber : List.of(2, 3, 4, 5)) {
			Answer letters = platform.behind(subscriber).get("/actuator/deadletters");
			assertThat(letters.ok(Object[].class)).as("Dead letters behind port +%d", subscriber).isEmpty();
		}
	}

}
