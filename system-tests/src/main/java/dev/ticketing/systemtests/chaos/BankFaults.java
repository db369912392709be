package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

import dev.ticketing.systemtests.invariants.Addresses;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The simulator's own faults.
 */
final class BankFaults {

	private static final List<String> CALLS = List.of("error-before", "error-after", "drop-before", "drop-after",
			"slow-before", "slow-after", "too-many");

	private static final List<String> NOTICES = List.of("webhook-late", "webhook-twice", "webhook-reordered",
			"webhook-lost", "webhook-forged");

	private static final int DELAY_MILLIS = 1500;

	private BankFaults() {
	}

	/**
	 * Fails some of the calls and notices from now on.
	 * @param percent of the calls that fail somehow
	 */
	static void plan(Addresses addresses, long seed, int percent) {
		ObjectNode plan = JsonMapper.shared().createObjectNode().put("seed", seed);
		ArrayNode rules = plan.putArray("rules");
		for (String fault : CALLS) {
			rules.addObject()
				.put("fault", fault)
				.put("rate", percent / 100.0 / CALLS.size())
				.put("delayMillis", DELAY_MILLIS);
		}
		for (String fault : NOTICES) {
			rules.addObject().put("fault", fault).put("rate", percent / 100.0).put("delayMillis", DELAY_MILLIS);
		}
		send(HttpRequest.newBuilder(faults(addresses)).POST(BodyPublishers.ofString(plan.toString())));
	}

	static void end(Addresses addresses) {
		send(HttpRequest.newBuilder(faults(addresses)).DELETE());
	}

	private static URI faults(Addresses addresses) {
		return URI.create(addresses.simulator() + "/_sim/faults");
	}

	private static void send(HttpRequest.Builder request) {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpResponse<String> answer = client.send(request.timeout(Duration.ofSeconds(10)).build(),
					BodyHandlers.ofString());
			if (answer.statusCode() != 200) {
				throw new IllegalStateException("The simulator refuses such faults: " + answer.body());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
