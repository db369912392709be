package dev.ticketing.orders.sales;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class SalesIntegrationTests extends OrdersTest {

	private final String seller = SessionFixtures.somebody();

	private final String buyer = SessionFixtures.somebody();

	@Test
	void addUpToTheCentAtThePricesOfTheirOrders() {
		Offer offer = new Offer(10).by(this.seller).at("19.99", "EUR");
		String ticket = ticketOf(offer);
		buy(this.buyer, ticket, 3);
		WIRE.publish(new TicketUpdated(offer.at("25.01", "EUR").state(ticket, 2)));
		Awaitility.await().until(() -> sales(ticket).get("price").decimalValue().equals(new BigDecimal("25.01")));
		buy(SessionFixtures.somebody(), ticket, 1);
		place(this.buyer, ticket, 2);
		Awaitility.await().untilAsserted(() -> assertThat(sales(ticket).get("held").asInt()).isEqualTo(2));
		JsonNode sales = sales(ticket);
		assertThat(sales.get("free").asInt()).isEqualTo(4);
		assertThat(sales.get("sold").asInt()).isEqualTo(4);
		assertThat(sales.get("quantity").asInt()).isEqualTo(10);
		assertThat(sales.get("revenue").decimalValue()).isEqualByComparingTo("84.98");
		assertThat(sales.get("currency").asString()).isEqualTo("EUR");
		assertThat(sales.get("days").size()).isEqualTo(1);
		assertThat(sales.get("days").get(0).get("sold").asInt()).isEqualTo(4);
		assertThat(sales.get("days").get(0).get("revenue").decimalValue()).isEqualByComparingTo("84.98");
	}

	@Test
	void knowNoMinorUnitsWhereThereAreNone() {
		String ticket = ticketOf(new Offer(5).by(this.seller).at("1500", "JPY"));
		buy(this.buyer, ticket, 2);
		assertThat(sales(ticket).get("revenue").toString()).isEqualTo("3000");
	}

	@Test
	void tellTheSellerWhoHasBoughtAndNotWhoHasOnlyReserved() {
		String ticket = ticketOf(new Offer(9).by(this.seller));
		place(SessionFixtures.somebody(), ticket, 1);
		Answer order = buy(this.buyer, ticket, 2);
		JsonNode bought = get(this.seller, "/api/orders/sales/" + ticket + "/orders").json();
		assertThat(bought.size()).isEqualTo(1);
		JsonNode only = bought.get(0);
		assertThat(only.get("orderId").asString()).isEqualTo(order.id());
		assertThat(only.get("buyer").asString()).isEqualTo(this.buyer + "@example.com");
		assertThat(only.get("quantity").asInt()).isEqualTo(2);
		assertThat(only.get("total").decimalValue()).isEqualByComparingTo("39.98");
		assertThat(only.get("status").asString()).isEqualTo("complete");
		assertThat(only.get("admissions").size()).isEqualTo(2);
		String code = codes(this.buyer, order).getFirst();
		post(this.seller, "/api/orders/checkins", "{\"code\":\"%s\"}".formatted(code));
		assertThat(get(this.seller, "/api/orders/sales/" + ticket + "/orders").json().get(0).get("admissions"))
			.anySatisfy((admission) -> assertThat(admission.get("status").asString()).isEqualTo("used"))
			.anySatisfy((admission) -> assertThat(admission.get("status").asString()).isEqualTo("valid"));
		assertThat(sales(ticket).get("used").asInt()).isEqualTo(1);
	}

	@Test
	void tellWhatWasRefundedOfTheSellersOwnTicketsAndNothingOfOthers() {
		String other = SessionFixtures.somebody();
		Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
		String mine = ticketOf(new Offer(5).by(this.seller).returnableUntil(tomorrow));
		String theirs = ticketOf(new Offer(5).by(other).at("5", "USD").returnableUntil(tomorrow));
		Answer order = pay(this.buyer, post(this.buyer, "/api/orders",
				"{\"items\":[{\"ticketId\":\"%s\",\"quantity\":3},{\"ticketId\":\"%s\"}]}".formatted(mine, theirs)));
		assertThat(soldOrder(this.seller, mine).get("refunds").size()).isZero();
		String some = soldOrder(this.seller, mine).at("/admissions/0/id").asString();
		post(this.seller, "/api/orders/" + order.id() + "/refunds",
				"{\"admissions\":[\"%s\"],\"reason\":\"No view\"}".formatted(some));
		delete(this.buyer, "/api/orders/" + order.id());
		JsonNode refunds = soldOrder(this.seller, mine).get("refunds");
		assertThat(refunds.size()).isEqualTo(2);
		assertThat(refunds.at("/0/admissions/0").asString()).isEqualTo(some);
		assertThat(refunds.at("/0/amount").decimalValue()).isEqualByComparingTo("19.99");
		assertThat(refunds.at("/0/reason").asString()).isEqualTo("No view");
		assertThat(refunds.at("/0/requestedBy").asString()).isEqualTo("seller");
		assertThat(refunds.at("/1/admissions").size()).isEqualTo(2);
		assertThat(refunds.at("/1/amount").decimalValue()).as("of this seller's only").isEqualByComparingTo("39.98");
		assertThat(refunds.at("/1/requestedBy").asString()).isEqualTo("buyer");
		assertThat(refunds.at("/1/status").asString()).isEqualTo("pending");
		JsonNode theirRefunds = soldOrder(other, theirs).get("refunds");
		assertThat(theirRefunds.size()).isEqualTo(1);
		assertThat(theirRefunds.at("/0/amount").decimalValue()).isEqualByComparingTo("5.00");
	}

	@Test
	void tellWhenItBeginsByWhichClocks() {
		Offer offer = new Offer(5).by(this.seller);
		String ticket = ticketOf(offer);
		assertThat(sales(ticket).has("timeZone")).isFalse();
		TicketState state = offer.state(ticket, 2);
		Instant evening = Instant.parse("2030-07-06T18:30:00Z");
		WIRE.publish(new TicketUpdated(new TicketState(ticket, this.seller, state.title(), null, null, evening,
				state.price(), 5, 10, false, null, "Asia/Tokyo", 2)));
		Awaitility.await().until(() -> sales(ticket).has("timeZone"));
		JsonNode listed = get(this.seller, "/api/orders/sales").json().get(0);
		assertThat(listed.get("timeZone").asString()).isEqualTo("Asia/Tokyo");
		assertThat(listed.get("startsAt").asString()).isEqualTo("2030-07-06T18:30:00Z");
	}

	@Test
	void areWalkedPageByPage() {
		List<String> tickets = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			tickets.addFirst(ticketOf(new Offer(9).by(this.seller)));
		}
		ticketOf(1);
		assertThat(walk("/api/orders/sales?limit=2", "ticketId")).isEqualTo(tickets);
		List<String> orders = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			orders.addFirst(buy(this.buyer, tickets.getFirst(), 1).id());
		}
		assertThat(walk("/api/orders/sales/" + tickets.getFirst() + "/orders?limit=2", "orderId")).isEqualTo(orders);
		for (String bad : List.of("?limit=0", "?limit=101", "?cursor=%21", "?cursor=eA")) {
			assertThat(get(this.seller, "/api/orders/sales" + bad).status()).isEqualTo(400);
			assertThat(get(this.seller, "/api/orders/sales/" + tickets.getFirst() + "/orders" + bad).status())
				.isEqualTo(400);
		}
	}

	@Test
	void areTheirSellersAlone() {
		Offer offer = new Offer(2).by(this.seller);
		String ticket = ticketOf(offer);
		for (String path : List.of("", "/orders", "/orders.csv")) {
			String url = "/api/orders/sales/" + ticket + path;
			assertThat(get(null, url).status()).isEqualTo(401);
			assertThat(get(this.buyer, url).status()).isEqualTo(403);
			for (String id : List.of("0123456789abcdef01234567", "x", "%7B%22$gt%22:%22%22%7D")) {
				assertThat(get(this.seller, "/api/orders/sales/" + id + path).status()).isEqualTo(404);
			}
		}
		assertThat(get(null, "/api/orders/sales").status()).isEqualTo(401);
		assertThat(get(this.buyer, "/api/orders/sales").json().size()).isZero();
		WIRE.publish(new TicketWithdrawn(offer.withdraw().state(ticket, 2)));
		Awaitility.await().until(() -> sales(ticket).get("withdrawn").asBoolean());
	}

	@Test
	void canBeTakenAlongAsATable() {
		String ticket = ticketOf(new Offer(9).by(this.seller));
		Answer order = buy(this.buyer, ticket, 2);
		Answer csv = get(this.seller, "/api/orders/sales/" + ticket + "/orders.csv");
		assertThat(csv.status()).isEqualTo(200);
		assertThat(csv.response().headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
		assertThat(csv.response().headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
		String[] lines = csv.response().body().split("\r\n");
		assertThat(lines).hasSize(2);
		assertThat(lines[0]).startsWith("order,buyer,boughtAt,quantity,total,currency");
		assertThat(lines[1]).startsWith(order.id() + ",\"" + this.buyer + "@example.com\",")
			.contains(",2,39.98,USD,complete,2,0,0,");
	}

	private List<String> walk(String first, String key) {
		List<String> seen = new ArrayList<>();
		String next = first;
		while (next != null) {
			Answer page = get(this.seller, next);
			assertThat(page.status()).as(page.response().body()).isEqualTo(200);
			page.json().forEach((row) -> seen.add(row.get(key).asString()));
			next = page.response()
				.headers()
				.firstValue("Link")
				.map((link) -> link.replaceAll("<(.*)>.*", "$1"))
				.orElse(null);
		}
		return seen;
	}

	private JsonNode soldOrder(String seller, String ticketId) {
		return get(seller, "/api/orders/sales/" + ticketId + "/orders").json().get(0);
	}

	private JsonNode sales(String ticketId) {
		Answer answer = get(this.seller, "/api/orders/sales/" + ticketId);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

}
