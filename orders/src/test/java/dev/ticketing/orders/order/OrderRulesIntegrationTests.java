package dev.ticketing.orders.order;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OrderRulesIntegrationTests extends OrdersTest {

	private final String buyer = SessionFixtures.somebody();

	@Test
	void takesSeveralItemsOrNone() {
		String many = ticketOf(5);
		String few = ticketOf(1);
		Answer refused = post(this.buyer, "/api/orders", items(many, 2, few, 2));
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("available").asInt()).isEqualTo(1);
		assertThat(refused.json().get("ticketId").asString()).isEqualTo(few);
		assertThat(admissions(many, "free")).isEqualTo(5);
		Answer placed = post(this.buyer, "/api/orders", items(many, 2, few, 1));
		assertThat(placed.status()).isEqualTo(201);
		assertThat(placed.json().get("items").size()).isEqualTo(2);
		assertThat(placed.json().get("quantity").asInt()).isEqualTo(3);
		assertThat(admissions(many, "held")).isEqualTo(2);
		assertThat(admissions(few, "held")).isEqualTo(1);
	}

	@Test
	void tellsHowManyAreLeft() {
		String ticket = ticketOf(3);
		assertThat(place(this.buyer, ticket, 2).status()).isEqualTo(201);
		Answer refused = place(SessionFixtures.somebody(), ticket, 2);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.json().get("available").asInt()).isEqualTo(1);
		assertThat(refused.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(place(SessionFixtures.somebody(), ticket, 1).status()).isEqualTo(201);
	}

	@Test
	void answersFromMemoryThatATicketIsSoldOut() {
		String ticket = ticketOf(1);
		assertThat(place(this.buyer, ticket, 1).status()).isEqualTo(201);
		assertThat(place(SessionFixtures.somebody(), ticket, 1).status()).isEqualTo(409);
		int before = this.store.commands();
		List<Callable<Answer>> storm = IntStream.range(0, 300)
			.<Callable<Answer>>mapToObj((i) -> () -> place(SessionFixtures.somebody(), ticket, 1))
			.toList();
		assertThat(atOnce(storm)).allSatisfy((answer) -> assertThat(answer.status()).isEqualTo(409));
		// It looks again now and then, but not once for each.
		assertThat(this.store.commands() - before).isLessThan(60);
	}

	@Test
	void sellsAgainWhatWasGivenBack() {
		String ticket = ticketOf(1);
		Answer first = place(this.buyer, ticket, 1);
		assertThat(place(SessionFixtures.somebody(), ticket, 1).status()).isEqualTo(409);
		assertThat(delete(this.buyer, "/api/orders/" + first.id()).json().get("status").asString())
			.isEqualTo("cancelled");
		assertThat(place(SessionFixtures.somebody(), ticket, 1).status()).isEqualTo(201);
	}

	@Test
	void keepsToTheMostThatAnOrderMayHave() {
		String ticket = ticketOf(new Offer(10).atMost(4));
		assertThat(place(this.buyer, ticket, 5).status()).isEqualTo(409);
		assertThat(post(this.buyer, "/api/orders", items(ticket, 3, ticket, 2)).status()).isEqualTo(409);
		assertThat(place(this.buyer, ticket, 4).status()).isEqualTo(201);
		assertThat(admissions(ticket, "held")).isEqualTo(4);
	}

	@Test
	void doesNotSellToTheSeller() {
		String ticket = ticketOf(new Offer(10).by(this.buyer));
		assertThat(place(this.buyer, ticket, 1).status()).isEqualTo(403);
	}

	@Test
	void doesNotSellWhatIsWithdrawn() {
		Offer offer = new Offer(2);
		String ticket = ticketOf(offer);
		Answer standing = place(this.buyer, ticket, 1);
		WIRE.publish(new TicketWithdrawn(offer.withdraw().state(ticket, 2)));
		Awaitility.await()
			.until(() -> place(SessionFixtures.somebody(), ticket, 2).status() == 409
					&& place(SessionFixtures.somebody(), ticket, 2).json().get("available").asInt() == 0);
		assertThat(statusOf(this.buyer, standing.id())).isEqualTo("created");
	}

	@Test
	void keepsThePriceOfTheMomentOfReserving() {
		Offer offer = new Offer(5).at("19.99", "USD");
		String ticket = ticketOf(offer);
		Answer before = place(this.buyer, ticket, 1);
		WIRE.publish(new TicketUpdated(offer.at("25.00", "USD").state(ticket, 2)));
		Awaitility.await()
			.untilAsserted(() -> assertThat(place(this.buyer, ticket, 1).json().get("total").decimalValue())
				.isEqualByComparingTo("25"));
		assertThat(get(this.buyer, "/api/orders/" + before.id()).json().get("total").decimalValue())
			.isEqualByComparingTo("19.99");
	}

	@Test
	void refusesItemsInDifferentCurrencies() {
		Answer refused = post(this.buyer, "/api/orders",
				items(ticketOf(new Offer(1)), 1, ticketOf(new Offer(1).at("2000", "JPY")), 1));
		assertThat(refused.status()).isEqualTo(400);
	}

	@Test
	void knowsNoTicketThatNobodyOffers() {
		assertThat(place(this.buyer, new ObjectId(1, 2).toHexString(), 1).status()).isEqualTo(404);
		assertThat(place(this.buyer, "not-an-id", 1).status()).isEqualTo(404);
	}

	@Test
	void followsTheQuantityThatTheSellerSays() {
		Offer offer = new Offer(5);
		String ticket = ticketOf(offer);
		place(this.buyer, ticket, 2);
		WIRE.publish(new TicketUpdated(offer.quantity(8).state(ticket, 2)));
		awaitAvailability(ticket, 6, 2, 0);
		WIRE.publish(new TicketUpdated(offer.quantity(3).state(ticket, 3)));
		awaitAvailability(ticket, 1, 2, 0);
		assertThat(place(SessionFixtures.somebody(), ticket, 2).status()).isEqualTo(409);
		// An event that comes late changes nothing.
		WIRE.publish(new TicketUpdated(offer.quantity(8).state(ticket, 2)));
		WIRE.publish(new TicketUpdated(offer.quantity(4).state(ticket, 4)));
		awaitAvailability(ticket, 2, 2, 0);
	}

	@Test
	void takesAwayWhatIsTooManyWhenItIsGivenBack() {
		Offer offer = new Offer(3);
		String ticket = ticketOf(offer);
		Answer order = place(this.buyer, ticket, 3);
		WIRE.publish(new TicketUpdated(offer.quantity(1).state(ticket, 2)));
		Awaitility.await()
			.until(() -> this.mongo.getCollection("tickets")
				.countDocuments(new org.bson.Document("_id", ticket).append("version", 2L)) == 1);
		delete(this.buyer, "/api/orders/" + order.id());
		awaitAvailability(ticket, 1, 0, 0);
	}

	static String items(String first, int some, String second, int more) {
		return "{\"items\":[{\"ticketId\":\"%s\",\"quantity\":%d},{\"ticketId\":\"%s\",\"quantity\":%d}]}"
			.formatted(first, some, second, more);
	}

}
