package dev.ticketing.systemtests;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

/**
 * The hand that plays the buyer's bank and the bad luck at the Stripe simulator.
 */
final class Stripe {

	private final Gateway simulator;

	Stripe(Gateway simulator) {
		this.simulator = simulator;
	}

	/**
	 * What goes wrong from now on; nothing, without any.
	 */
	void fails(Fault... faults) {
		fails(List.of(faults));
	}

	void fails(Collection<Fault> faults) {
		this.simulator.post("/_sim/faults", Map.of("seed", 7, "rules", faults)).ok(JsonNode.class);
	}

	/**
	 * How often each fault has struck since it was asked for, by its name and path.
	 */
	Map<String, Integer> struck() {
		Map<String, Integer> struck = new TreeMap<>();
		this.simulator.get("/_sim/faults")
			.ok(JsonNode.class)
			.path("rules")
			.forEach((rule) -> struck.merge(Fault.named(rule.path("fault").asString(), rule.path("path").asString()),
					rule.path("struck").asInt(), Integer::sum));
		return struck;
	}

	/**
	 * The buyer answers their bank, well or not.
	 */
	Answer authenticate(String intentId, String outcome) {
		return this.simulator.post("/_sim/payment_intents/" + intentId + "/authenticate", Map.of("outcome", outcome));
	}

	/**
	 * The bank lets go of what it has set aside for too long.
	 */
	void lapse(String intentId) {
		this.simulator.post("/_sim/payment_intents/" + intentId + "/lapse", Map.of()).ok(JsonNode.class);
	}

	/**
	 * Something that goes wrong.
	 *
	 * @param path which calls it meets, or which types of event; all, if empty
	 * @param rate how many of them, from 0 to 1
	 */
	record Fault(String fault, String path, double rate, long times, long delayMillis) {

		/** In milliseconds: not over before a test is. */
		static final long LONG = 120_000;

		/** In milliseconds: enough to do something meanwhile. */
		static final long SHORT = 12_000;

		static Fault often(String fault, double rate, long delayMillis) {
			return new Fault(fault, "", rate, Long.MAX_VALUE, delayMillis);
		}

		static Fault always(String fault, String path, long delayMillis) {
			return new Fault(fault, path, 1, Long.MAX_VALUE, delayMillis);
		}

		static Fault once(String fault, String path, long delayMillis) {
			return new Fault(fault, path, 1, 1, delayMillis);
		}

		String name() {
			return named(this.fault, this.path);
		}

		private static String named(String fault, String path) {
			return (fault + " " + path).strip();
		}

	}

}
