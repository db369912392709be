package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The evening itself: codes are shown at the door of two instances, and the seller looks
 * at what was sold.
 */
@Order(50)
@OnPlatform(instances = 2)
class DoorTests {

	private Platform platform;

	private Person seller;

	private Person buyer;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		List<Person> crowd = platform.people().crowd(2);
		this.seller = crowd.getFirst();
		this.buyer = crowd.getLast();
	}

	@Test
	void ofTwoScansAtOnceOneLetsIn() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(50).at("10.00"));
		List<Admission> admissions = Stream.generate(() -> this.buyer.admissions(bought(ticket, 10)))
			.limit(5)
			.flatMap(List::stream)
			.toList();
		assertThat(admissions).hasSize(50).extracting(Admission::code).doesNotHaveDuplicates();
		for (Admission admission : admissions) {
			Callable<String> scan = () -> verdict(this.seller, admission.code(), ticket);
			assertThat(Crowd.atOnce(List.of(scan, scan))).containsExactlyInAnyOrder("valid", "used");
		}
		JsonNode sales = sales(ticket);
		assertThat(sales.path("used").asInt()).isEqualTo(50);
		assertThat(sales.path("sold").asInt()).isEqualTo(50);
		assertThat(sales.path("revenue").decimalValue()).isEqualByComparingTo("500");
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isZero());
	}

	@Test
	void aScanThatIsSentAgainHearsTheSame() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(1));
		String code = String.valueOf(this.buyer.admissions(bought(ticket, 1)).getFirst().code());
		Gateway door = this.seller.gateway().with("Idempotency-Key", People.id());
		Callable<String> scan = () -> verdict(door.post("/api/orders/checkins", Map.of("code", code)));
		assertThat(Crowd.atOnce(List.of(scan, scan, scan))).containsOnly("valid");
		assertThat(verdict(this.seller, code, ticket)).isEqualTo("used");
	}

	@Test
	void onlyTheSellerOfATicketCanLetIn() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(1));
		Ticket other = this.platform.people().onSale(this.seller, Offer.of(1));
		String code = String.valueOf(this.buyer.admissions(bought(ticket, 1)).getFirst().code());
		Answer strangers = this.buyer.gateway().post("/api/orders/checkins", Map.of("code", code));
		assertThat(strangers.text()).isEqualTo("{\"verdict\":\"wrong\"}");
		assertThat(verdict(this.seller, code, other)).isEqualTo("wrong");
		assertThat(verdict(this.seller, code.replace(code.charAt(30), 'U'), ticket)).isEqualTo("forged");
		assertThat(verdict(this.seller, "é".repeat(60), ticket)).isEqualTo("forged");
		assertThat(verdict(this.seller, "9".repeat(60_000), ticket)).isEqualTo("forged");
		assertThat(verdict(this.seller, code, ticket)).isEqualTo("valid");
		this.buyer.gateway().get("/api/orders/sales/" + ticket.id()).refused(403);
		this.platform.gateway().post("/api/orders/checkins", Map.of("code", code)).refused(401);
	}

	@Test
	void theSellerSeesWhoHasBought() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(5));
		dev.ticketing.systemtests.Order order = bought(ticket, 2);
		JsonNode orders = this.seller.gateway().get("/api/orders/sales/" + ticket.id() + "/orders").ok(JsonNode.class);
		assertThat(orders.size()).isEqualTo(1);
		assertThat(orders.path(0).path("buyer").asString()).isEqualTo(this.buyer.email());
		Answer table = this.seller.gateway().get("/api/orders/sales/" + ticket.id() + "/orders.csv");
		assertThat(table.header("Content-Type").orElse("")).startsWith("text/csv");
		assertThat(List.of(table.text().split("\r\n"))).hasSize(2)
			.last()
			.asString()
			.startsWith(order.id() + ",\"" + this.buyer.email() + "\",");
	}

	private dev.ticketing.systemtests.Order bought(Ticket ticket, int quantity) {
		dev.ticketing.systemtests.Order order = this.buyer.reserves(ticket, quantity);
		this.buyer.pays(order, "tok_visa");
		return ended(this.buyer, order);
	}

	private JsonNode sales(Ticket ticket) {
		return this.seller.gateway().get("/api/orders/sales/" + ticket.id()).ok(JsonNode.class);
	}

	private static String verdict(Person person, String code, Ticket ticket) {
		return verdict(person.gateway().post("/api/orders/checkins", Map.of("code", code, "ticketId", ticket.id())));
	}

	private static String verdict(Answer answer) {
		return answer.ok(JsonNode.class).path("verdict").asString();
	}

}
