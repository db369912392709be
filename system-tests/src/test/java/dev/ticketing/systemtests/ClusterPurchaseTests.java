package dev.ticketing.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * From sign-up to the admissions, through the ingress of the cluster.
 */
@org.junit.jupiter.api.Order(101)
@OnCluster
class ClusterPurchaseTests {

	private final Cluster cluster = Cluster.current();

	@Test
	void somebodyBuysATicket() {
		Person seller = this.cluster.people().signUp();
		Person buyer = this.cluster.people().signUp();
		Order order = buyer.reserves(seller.offers(Offer.of(5)), 2);
		buyer.pays(order, "tok_visa");
		assertThat(ended(buyer, order).complete()).isTrue();
		assertThat(buyer.admissions(order)).hasSize(2).allMatch((admission) -> admission.code() != null);
		Cluster.tell("a purchase through the ingress, from sign-up to the admissions");
		Cluster.tell("first purchase %d s after ./dev k8s up was called (this test's own start included)"
			.formatted(Duration.between(Cluster.began(), Instant.now()).toSeconds()));
		this.cluster.books().balance();
	}

	@Test
	void theSessionIsACookieThatOnlyTheServicesRead() {
		String email = "somebody-%s@example.test".formatted(People.id());
		Answer answer = Cluster.gateway()
			.post("/api/users/signup", Map.of("email", email, "password", People.PASSWORD));
		assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
		assertThat(answer.header("Set-Cookie"))
			.hasValueSatisfying((cookie) -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
		Cluster.tell("the session cookie arrives as it was set");
	}

	@Test
	void aBodyThatIsTooLargeIsRefusedAtTheDoor() {
		Answer answer = Cluster.gateway().send("POST", "/api/tickets", "x".repeat(70_000));
		assertThat(answer.status()).isEqualTo(413);
		Cluster.tell("a body of 70 KB is refused with 413");
	}

	@Test
	void thePagesAreServedBesideTheInterface() {
		Answer page = Cluster.gateway().get("/tickets/1");
		assertThat(page.status()).as(page.toString()).isEqualTo(200);
		assertThat(page.text()).startsWithIgnoringCase("<!doctype html>");
		assertThat(page.header("Content-Security-Policy")).isPresent();
		assertThat(Json.read(Cluster.gateway().get("/config.json").text()).has("stripePublishableKey")).isTrue();
		Cluster.gateway().get("/api/nothing").refused(404);
		Cluster.tell("the web client's pages, its settings, and 404 for an address of no service");
	}

	@Test
	void anOrderTellsOfItsChangesWhileTheyHappen() {
		Person buyer = this.cluster.people().signUp();
		Order order = buyer.reserves(this.cluster.people().signUp().offers(Offer.of(1)), 1);
		LiveEvents events = new LiveEvents(buyer.gateway(), "/api/orders/" + order.id() + "/events");
		if (events.status() == 404) {
			Cluster.tell("server-sent events: not asked, there is no such address");
		}
		Assumptions.assumeTrue(events.status() != 404, "orders have live events");
		try (events) {
			events.awaits("\"created\"");
			buyer.cancels(order);
			events.awaits("\"cancelled\"");
		}
		Cluster.tell("server-sent events of an order arrive through the ingress, one by one");
	}

	@Test
	void whatIsRefusedIsToldInOneForm() {
		for (String path : List.of("/api/orders", "/api/payments/000000000000000000000000")) {
			Cluster.gateway().get(path).refused(401);
		}
	}

}
