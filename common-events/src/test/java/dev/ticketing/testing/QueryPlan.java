package dev.ticketing.testing;

import com.mongodb.client.MongoDatabase;
import org.assertj.core.api.Assertions;
import org.bson.Document;

/**
 * How the store would look for something. Only a store with a planner can say; with the
 * embedded one nothing is checked, and that is printed.
 */
public final class QueryPlan {

	private QueryPlan() {
	}

	/**
	 * Fails if the store would read a collection from end to end. A planner scans what is
	 * small on purpose, so put in a few thousand documents first.
	 */
	public static void assertOnIndex(MongoDatabase database, String collection, Document filter, Document sort) {
		if (LocalServers.embeddedMongo()) {
			System.out.println("Not checked on the embedded store, which has no plans: " + filter.toJson());
			return;
		}
		Document find = new Document("find", collection).append("filter", filter).append("limit", 20);
		if (!sort.isEmpty()) {
			find.append("sort", sort);
		}
		String plan = database.runCommand(new Document("explain", find).append("verbosity", "queryPlanner")).toJson();
		Assertions.assertThat(plan).as("plan of %s", filter.toJson()).doesNotContain("Seq Scan", "COLLSCAN");
		Assertions.assertThat(plan)
			.as("plan of %s", filter.toJson())
			.containsAnyOf("Index", "IXSCAN", "IDHACK", "EXPRESS");
	}

}
