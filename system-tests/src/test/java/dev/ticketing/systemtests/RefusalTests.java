package dev.ticketing.systemtests;

import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is somebody else's, unknown, or for people with a session only.
 */
@org.junit.jupiter.api.Order(11)
@OnPlatform
class RefusalTests {

	private Platform platform;

	private Person seller;

	private Person buyer;

	private Person stranger;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
		this.buyer = platform.signUp();
		this.stranger = platform.signUp();
	}

	@Test
	void nobodyBuysTheirOwnTicket() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		this.seller.triesToReserve(ticket, 1).refused(403);
		assertThat(this.seller.sees(ticket).available()).isOne();
	}

	@Test
	void anOrderTakesNoMoreThanTheSellerAllows() {
		Ticket ticket = this.seller.offers(Offer.of(20));
		assertThat(this.buyer.triesToReserve(ticket, 11).refused(409).path("maxPerOrder").asInt()).isEqualTo(10);
		this.buyer.reserves(ticket, 10);
	}

	@Test
	void onlyItsBuyerSeesCancelsOrPaysForAnOrder() {
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1)), 1);
		this.stranger.gateway().get("/api/orders/" + order.id()).refused(403);
		this.stranger.gateway().get("/api/orders/" + order.id() + "/admissions").refused(403);
		this.stranger.triesToCancel(order).refused(403);
		this.stranger.triesToPay(order, "tok_visa").refused(403);
		this.seller.gateway().get("/api/orders/" + order.id()).refused(403);
		assertThat(this.buyer.sees(order).open()).isTrue();
	}

	@Test
	void onlyItsBuyerSeesAPaymentAndTheAdmissions() {
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1)), 1);
		this.buyer.gateway().get("/api/orders/" + order.id() + "/admissions").refused(409);
		Payment payment = this.buyer.pays(order, "tok_visa");
		this.stranger.gateway().get("/api/payments/" + payment.id()).refused(403);
		assertThat(ended(this.buyer, order).complete()).isTrue();
		this.stranger.gateway().get("/api/orders/" + order.id() + "/admissions").refused(403);
		assertThat(this.buyer.admissions(order)).hasSize(1);
	}

	@Test
	void aCompleteOrderCanNotBeCancelled() {
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(2)), 2);
		this.buyer.pays(order, "tok_visa");
		assertThat(ended(this.buyer, order).complete()).isTrue();
		this.buyer.triesToCancel(order).refused(409);
		assertThat(this.buyer.sees(order).complete()).isTrue();
	}

	@Test
	void onlyItsSellerChangesATicketAndOnlyWhileSomethingIsLeft() {
		Ticket ticket = this.seller.offers(Offer.of(2));
		this.stranger.gateway().put("/api/tickets/" + ticket.id(), Offer.of(2)).refused(403);
		this.stranger.gateway().delete("/api/tickets/" + ticket.id()).refused(403);
		this.buyer.reserves(ticket, 2);
		eventually(() -> this.seller.gateway().put("/api/tickets/" + ticket.id(), Offer.of(2).at("1")).refused(409));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0123456789abcdef01234567", "0123456789ABCDEF01234567", "42", "%7B%22$gt%22:%22%22%7D",
			"0123456789abcdef012345678", "..%2F" })
	void whatIsUnknownIsNotFoundHoweverItIsWritten(String id) {
		Gateway gateway = this.buyer.gateway();
		gateway.get("/api/tickets/" + id).refused(404);
		gateway.put("/api/tickets/" + id, Offer.of(1)).refused(404);
		gateway.delete("/api/tickets/" + id).refused(404);
		gateway.get("/api/orders/" + id).refused(404);
		gateway.delete("/api/orders/" + id).refused(404);
		gateway.get("/api/orders/" + id + "/admissions").refused(404);
		gateway.get("/api/payments/" + id).refused(404);
	}

	@Test
	void nobodyOrdersOrPaysForWhatIsUnknown() {
		String unknown = People.id();
		this.buyer.gateway().post("/api/orders", Map.of("ticketId", unknown)).refused(404);
		this.buyer.gateway().post("/api/orders", Map.of("ticketId", "42")).refused(404);
		this.buyer.gateway().post("/api/payments", Map.of("orderId", unknown, "token", "tok_visa")).refused(404);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /api/tickets", "PUT, /api/tickets/{id}", "DELETE, /api/tickets/{id}", "POST, /api/orders",
			"GET, /api/orders", "GET, /api/orders/{id}", "DELETE, /api/orders/{id}", "GET, /api/orders/{id}/admissions",
			"POST, /api/payments", "GET, /api/payments/{id}", "GET, /api/tickets?seller=me" })
	void whoIsSignedOutIsAskedToSignIn(String method, String path) {
		String body = (method.startsWith("P")) ? "{}" : null;
		this.platform.gateway().send(method, path.replace("{id}", People.id()), body).refused(401);
	}

	@Test
	void whoSignsOutLosesTheSessionAndWhoSignsInHasOneAgain() {
		Answer out = this.buyer.gateway().post("/api/users/signout", Map.of());
		assertThat(out.status()).isEqualTo(200);
		assertThat(out.header("Set-Cookie")).hasValueSatisfying((cookie) -> assertThat(cookie).startsWith("session=;"));
		Map<String, String> account = Map.of("email", this.buyer.email().toUpperCase(), "password", People.PASSWORD);
		Answer in = this.platform.gateway().post("/api/users/signin", account);
		assertThat(in.ok(People.User.class).id()).isEqualTo(this.buyer.id());
		assertThat(in.header("Set-Cookie")).hasValueSatisfying((cookie) -> assertThat(cookie).startsWith("session=ey")
			.contains("HttpOnly")
			.contains("SameSite=Lax")
			.contains("Path=/"));
	}

}
