package dev.ticketing.systemtests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pods are deleted while people buy. The cluster brings them back, and nobody has lost
 * anything.
 */
@org.junit.jupiter.api.Order(103)
@OnCluster
class ClusterFaultTests {

	private final Cluster cluster = Cluster.current();

	private final People people = this.cluster.people();

	@Test
	void everyStatefulPodComesBackWithItsData() {
		Person seller = this.people.signUp();
		Person buyer = this.people.signUp();
		Ticket ticket = this.people.onSale(seller, Offer.of(20));
		Order paid = Shoppers.reserve(buyer, ticket);
		Shoppers.pay(buyer, paid);
		assertThat(ended(buyer, paid).complete()).isTrue();
		Order open = Shoppers.reserve(buyer, ticket);
		Map<String, String> before = ids();
		List<String> words = new ArrayList<>(List.of("delete", "pod", "--wait=true"));
		words.addAll(Cluster.SERVERS);
		this.cluster.kubectl(words.toArray(String[]::new));
		this.cluster.settles();
		assertThat(ids()).hasSameSizeAs(before);
		assertThat(ids().values()).doesNotContainAnyElementsOf(before.values());
		Shoppers.pay(buyer, open);
		assertThat(patientlyEnded(buyer, open).complete()).as("The order that was open when all of them went").isTrue();
		Eventually
			.insist(() -> Cluster.gateway()
				.post("/api/users/signin", Map.of("email", buyer.email(), "password", People.PASSWORD)))
			.ok(Object.class);
		assertThat(Eventually.insist(() -> buyer.gateway().get("/api/orders/" + paid.id() + "/admissions"))
			.ok(Admission[].class)).hasSize(1);
		Cluster.tell("all %d stateful pods deleted at once: back with their data, an order that was open is paid"
			.formatted(before.size()));
	}

	private Map<String, String> ids() {
		return this.cluster.json("get", "pods", "-l", "app.kubernetes.io/part-of=ticketing")
			.path("items")
			.valueStream()
			.filter((pod) -> Cluster.SERVERS.contains(pod.path("metadata").path("name").asString()))
			.collect(Collectors.toMap((pod) -> pod.path("metadata").path("name").asString(),
					(pod) -> pod.path("metadata").path("uid").asString()));
	}

	/**
	 * Without time to say good-bye, each in the middle of a purchase of its own.
	 */
	@Test
	void aPurchaseEndsRightThoughAServiceIsDeletedInTheMiddle() {
		Ticket ticket = this.people.onSale(this.people.signUp(), Offer.of(50));
		Crowd.atOnce(Cluster.SERVICES.stream().<Callable<Void>>map((service) -> () -> {
			Person buyer = this.people.crowd(1).getFirst();
			Order order = Shoppers.reserve(buyer, ticket);
			List<String> words = new ArrayList<>(List.of("delete", "pod", "--grace-period=1", "--wait=false"));
			words.addAll(this.cluster.pods("app.kubernetes.io/name=" + service));
			this.cluster.kubectl(words.toArray(String[]::new));
			Shoppers.pay(buyer, order);
			assertThat(patientlyEnded(buyer, order).complete()).as("The purchase without " + service).isTrue();
			assertThat(Eventually.insist(() -> buyer.gateway().get("/api/orders/" + order.id() + "/admissions"))
				.ok(Admission[].class)).hasSize(1);
			return null;
		}).toList());
		this.cluster.settles();
		Cluster.tell("each of the %d services deleted in the middle of a purchase: every purchase ends complete"
			.formatted(Cluster.SERVICES.size()));
	}

	// Whoever looks while the service is away, or has just lost its database, looks
	// again.
	private static Order patientlyEnded(Person buyer, Order order) {
		return Eventually.await()
			.until(() -> Eventually.insist(() -> buyer.gateway().get("/api/orders/" + order.id())).ok(Order.class),
					(seen) -> !seen.open());
	}

	@AfterEach
	void theBooksBalance() {
		this.cluster.books().balance();
		this.cluster.noMessageWasGivenUp();
	}

}
