package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The autoscaler looks at what orders uses.
 */
@Order(105)
@OnCluster
class ClusterScalingTests {

	// Down in steps of seconds where the overlay has minutes; up it goes as it is
	// applied.
	private static final String QUICKER = "{\"spec\":{\"behavior\":{\"scaleDown\":{\"stabilizationWindowSeconds\":0,"
			+ "\"policies\":[{\"type\":\"Pods\",\"value\":3,\"periodSeconds\":15}]}}}}";

	private final Cluster cluster = Cluster.current();

	@Test
	void ordersGrowsWithItsLoadAndShrinksAgain() {
		this.cluster.kubectl("patch", "hpa", "orders", "--type=merge", "-p", QUICKER);
		try {
			Eventually.await().atMost(java.time.Duration.ofMinutes(5)).until(() -> replicas() == 1);
			int most;
			try (ClusterLoad load = ClusterLoad.ofLooks(this.cluster.people().crowd(4))) {
				Eventually.await().atMost(java.time.Duration.ofMinutes(5)).until(() -> replicas() > 1);
				most = replicas();
				assertThat(load.requests()).isPositive();
			}
			Eventually.await().atMost(java.time.Duration.ofMinutes(5)).until(() -> replicas() == 1);
			Cluster.tell("the autoscaler takes orders from 1 to %d under load, and back to 1 after it".formatted(most));
		}
		finally {
			this.cluster.asApplied();
		}
	}

	private int replicas() {
		return this.cluster.json("get", "deployment", "orders").path("spec").path("replicas").asInt();
	}

}
