package dev.ticketing.systemtests;

import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A new version goes out while people buy.
 */
@Order(104)
@OnCluster
class ClusterRolloutTests {

	private final Cluster cluster = Cluster.current();

	@Test
	void everyServiceIsReplacedAndNoRequestFails() {
		People people = this.cluster.people();
		Ticket ticket = people.onSale(people.signUp(), Offer.of(3000));
		Set<String> before = new TreeSet<>(this.cluster.pods("app.kubernetes.io/component=service"));
		ClusterLoad load = ClusterLoad.ofPurchases(people.crowd(2), ticket);
		try (load) {
			await().until(() -> load.requests() > 20);
			for (String service : Cluster.SERVICES) {
				this.cluster.kubectl("rollout", "restart", "deployment/" + service);
				this.cluster.kubectl("rollout", "status", "deployment/" + service, "--timeout=300s");
			}
			int all = load.requests();
			await().until(() -> load.requests() > all + 20);
		}
		assertThat(this.cluster.pods("app.kubernetes.io/component=service")).doesNotContainAnyElementsOf(before);
		assertThat(load.failures()).isEmpty();
		this.cluster.books().balance();
		this.cluster.noMessageWasGivenUp();
		Cluster
			.tell("all services restarted one after the other under load: %d requests, none failed, the books balance"
				.formatted(load.requests()));
	}

}
