package dev.ticketing.local.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The faults that somebody has asked for. With the same seed and the same calls in the
 * same order the same ones fail.
 */
final class Faults {

	private static final JsonMapper JSON = JsonMapper.shared();

	private List<Rule> rules = List.of();

	private long seed;

	private Random random = new Random();

	/**
	 * Replaces all rules: {@code {"seed": 7, "rules": [{"fault": "error-after", ...}]}}.
	 */
	synchronized void plan(JsonNode plan) {
		List<Rule> planned = new ArrayList<>();
		for (JsonNode rule : plan.path("rules")) {
			planned.add(Rule.of(rule));
		}
		this.rules = planned;
		this.seed = plan.has("seed") ? plan.get("seed").asLong() : System.nanoTime();
		this.random = new Random(this.seed);
	}

	/** The fault that meets a call of the API. */
	synchronized @Nullable Strike onCall(String path) {
		return strike(true, path);
	}

	/** The fault that meets an event on its way, by the event's type. */
	synchronized @Nullable Strike onEvent(String type) {
		return strike(false, type);
	}

	// One draw for all of them, so that each strikes at its own rate, wherever it stands.
	private @Nullable Strike strike(boolean call, String subject) {
		double left = this.random.nextDouble();
		for (Rule rule : this.rules) {
			if (rule.fault.meetsCalls() == call && rule.meets(subject)) {
				if (left < rule.rate) {
					return rule.strike();
				}
				left -= rule.rate;
			}
		}
		return null;
	}

	synchronized ObjectNode json() {
		ObjectNode node = JSON.createObjectNode().put("seed", this.seed);
		ArrayNode list = node.putArray("rules");
		for (Rule rule : this.rules) {
			list.addObject()
				.put("fault", rule.fault.wire())
				.put("path", rule.glob)
				.put("rate", rule.rate)
				.put("left", rule.left)
				.put("delayMillis", rule.delay.toMillis())
				.put("struck", rule.struck);
		}
		return node;
	}

	/**
	 * A fault that has struck.
	 */
	record Strike(Fault fault, Duration delay) {

		/** Waits for as long as this fault holds things up. */
		void pause() {
			try {
				Thread.sleep(this.delay);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

	/**
	 * When a fault strikes.
	 */
	private static final class Rule {

		private final Fault fault;

		private final String glob;

		private final Pattern path;

		private final double rate;

		private final Duration delay;

		private long left;

		private long struck;

		private Rule(Fault fault, String glob, double rate, Duration delay, long left) {
			this.fault = fault;
			this.glob = glob;
			this.path = Pattern.compile(Pattern.quote(glob).replace("*", "\\E[^/]*\\Q"));
			this.rate = rate;
			this.delay = delay;
			this.left = left;
		}

		static Rule of(JsonNode rule) {
			return new Rule(Fault.named(rule.path("fault").asString("")), rule.path("path").asString(""),
					rule.path("rate").asDouble(1), Duration.ofMillis(rule.path("delayMillis").asLong(1000)),
					rule.path("times").asLong(Long.MAX_VALUE));
		}

		boolean meets(String subject) {
			return this.left > 0 && (this.glob.isEmpty() || this.path.matcher(subject).matches());
		}

		Strike strike() {
			this.left--;
			this.struck++;
			return new Strike(this.fault, this.delay);
		}

	}

}
