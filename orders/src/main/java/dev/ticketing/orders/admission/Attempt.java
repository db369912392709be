package dev.ticketing.orders.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.ticketing.orders.admission.Claim.NotEnough;
import dev.ticketing.orders.admission.Claim.Outcome;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * How far a claim has come.
 */
final class Attempt {

	/**
	 * Tells it from other attempts for the same order.
	 */
	final String id = new ObjectId().toHexString();

	final Claim claim;

	/**
	 * What the order holds by now, by ticket.
	 */
	final Map<String, List<String>> won = new HashMap<>();

	/**
	 * What it tries for next, by ticket.
	 */
	final Map<String, List<String>> candidates = new HashMap<>();

	@Nullable NotEnough lacking;

	@Nullable Outcome outcome;

	Attempt(Claim claim) {
		this.claim = claim;
	}

	/**
	 * How many it still needs, by ticket.
	 */
	Map<String, Integer> missing() {
		Map<String, Integer> missing = new TreeMap<>();
		this.claim.quantities().forEach((ticketId, quantity) -> {
			int more = quantity - this.won.getOrDefault(ticketId, List.of()).size();
			if (more > 0) {
				missing.put(ticketId, more);
			}
		});
		return missing;
	}

	Outcome outcome() {
		return Objects.requireNonNull(this.outcome);
	}

}
