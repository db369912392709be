package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that a platform has written down somewhere.
 */
interface Sources {

	/**
	 * All documents of a collection.
	 */
	List<Document> documents(String service, String collection);

	/**
	 * All messages of a stream, in their order.
	 */
	List<Message> messages(String stream);

	/**
	 * What durable consumers have still to do.
	 */
	List<Lag> lags();

	/**
	 * The timers that are set or lent out: the id of an order, and when it is due in
	 * milliseconds.
	 */
	Map<String, Double> timers();

	/**
	 * All that the simulator holds, or nothing where there is none.
	 */
	@Nullable JsonNode ledger();

	/**
	 * What one consumer has still to do.
	 *
	 * @param waiting messages that it was not given yet
	 * @param unanswered messages that it was given and has not acknowledged
	 */
	record Lag(String stream, String consumer, long waiting, long unanswered) {
	}

}
