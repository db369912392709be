package dev.ticketing.orders.admission;

import java.util.List;
import java.util.Map;

/**
 * What an order wants to have: so many admissions of each of some tickets, all or
 * nothing.
 *
 * @param quantities by ticket
 */
public record Claim(String orderId, Map<String, Integer> quantities) {

	/**
	 * How a claim ends.
	 */
	public sealed interface Outcome {

	}

	/**
	 * The order holds these now.
	 *
	 * @param admissionIds by ticket
	 */
	public record Held(Map<String, List<String>> admissionIds) implements Outcome {
	}

	/**
	 * The order holds nothing, since of this ticket there are not enough.
	 *
	 * @param available how many there are
	 */
	public record NotEnough(String ticketId, int available) implements Outcome {
	}

}
