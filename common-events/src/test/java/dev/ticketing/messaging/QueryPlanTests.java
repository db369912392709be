package dev.ticketing.messaging;

import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.testing.QueryPlan;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class QueryPlanTests {

	@Test
	void theSweepReadsWhatWaitsAndNothingElse() {
		Store store = new Store();
		List<Document> quiet = IntStream.range(0, 5000)
			.mapToObj((i) -> new Document("_id", "q" + i).append("free", i).append("version", 1L))
			.toList();
		store.mongo().getCollection("stocks").insertMany(quiet);
		store.mongo().insert(Stock.of(1));
		QueryPlan.assertOnIndex(store.mongo().getDb(), "stocks",
				new Document("pendingSince", new Document("$lt", new Date())), new Document("pendingSince", 1));
	}

}
