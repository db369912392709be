package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform on a Kubernetes cluster, as {@code ./dev k8s up} has applied it, with its
 * front door behind the cluster's ingress.
 */
final class Cluster {

	static final String NAMESPACE = "ticketing";

	static final String HOST = "ticketing.dev";

	static final List<String> SERVICES = List.of("auth", "tickets", "orders", "expiration", "payments");

	static final List<String> SERVERS = List.of("mongo-auth-0", "mongo-tickets-0", "mongo-orders-0",
			"mongo-expiration-0", "mongo-payments-0", "nats-0", "redis-0", "stripe-0");

	static final Path MANIFESTS = DevScript.root().resolve("infra/k8s");

	private static final Duration PATIENCE = Duration.ofMinutes(6);

	private static final Cluster CURRENT = new Cluster();

	private final People people;

	// Others may have bought before us.
	private final Ledger before;

	private Cluster() {
		Tokens keys = new Tokens(MANIFESTS.resolve("overlays/dev/secrets/session-keys/private-jwks.json"));
		this.people = new People(gateway(), keys);
		this.before = ledger();
	}

	static Cluster current() {
		return CURRENT;
	}

	/**
	 * The door by its address and the name that browsers use.
	 */
	static Gateway gateway() {
		System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host"); // read when
																				// the
																				// client
																				// is made
		return new Gateway(URI.create("http://" + System.getenv("TICKETING_CLUSTER"))).with("Host", HOST);
	}

	/**
	 * When {@code ./dev k8s up} was called.
	 */
	static Instant began() {
		return Instant.ofEpochSecond(Long.parseLong(System.getenv("TICKETING_CLUSTER_BEGAN")));
	}

	People people() {
		return this.people;
	}

	Books books() {
		return new Books(this.people, () -> ledger().since(this.before));
	}

	private Ledger ledger() {
		return Json.read(inside("stripe-0:12111", "/_sim/ledger"), Ledger.class);
	}

	/**
	 * What a pod says at an address that the gateway does not lead to.
	 */
	String inside(String pod, String path) {
		return kubectl("get", "--raw", "/api/v1/namespaces/" + NAMESPACE + "/pods/" + pod + "/proxy" + path);
	}

	void noMessageWasGivenUp() {
		for (String service : SERVICES.subList(1, SERVICES.size())) {
			for (JsonNode one : ready("app.kubernetes.io/name=" + service)) {
				String pod = one.path("metadata").path("name").asString();
				assertThat(inside(pod + ":9090", "/actuator/deadletters")).as("Dead letters of %s", pod)
					.isEqualToIgnoringWhitespace("[]");
			}
		}
	}

	/**
	 * The names of pods that are not about to end.
	 */
	List<String> pods(String selector) {
		return json("get", "pods", "-l", selector).path("items")
			.valueStream()
			.filter((pod) -> !pod.path("metadata").has("deletionTimestamp"))
			.map((pod) -> pod.path("metadata").path("name").asString())
			.toList();
	}

	/**
	 * Those of a selector that take requests and are not about to end. There may be more
	 * of a service than were applied: the autoscaler has a say in it.
	 */
	List<JsonNode> ready(String selector) {
		return json("get", "pods", "-l", selector).path("items").valueStream().filter(Cluster::isReady).toList();
	}

	static boolean isReady(JsonNode pod) {
		return !pod.path("metadata").has("deletionTimestamp") && pod.path("status")
			.path("conditions")
			.valueStream()
			.anyMatch((condition) -> condition.path("type").asString().equals("Ready")
					&& condition.path("status").asString().equals("True"));
	}

	JsonNode json(String... words) {
		List<String> all = new ArrayList<>(List.of(words));
		all.addAll(List.of("-o", "json"));
		return Json.read(kubectl(all.toArray(String[]::new)));
	}

	/**
	 * Waits until every workload has all it wants, as it is wanted now.
	 */
	void settles() {
		for (String workload : kubectl("get", "statefulsets,deployments", "-o", "name").split("\\s+")) {
			kubectl("rollout", "status", workload, "--timeout=" + PATIENCE.toSeconds() + "s");
		}
	}

	/**
	 * Holds the autoscaler to one pod of each service, and waits until there is no other,
	 * until {@link #asApplied()}.
	 */
	void oneOfEach() {
		for (String service : SERVICES.stream().filter((name) -> !name.equals("expiration")).toList()) {
			kubectl("patch", "hpa", service, "--type=merge", "-p", "{\"spec\":{\"minReplicas\":1,\"maxReplicas\":1}}");
		}
		Eventually.await()
			.atMost(PATIENCE)
			.untilAsserted(() -> assertThat(
					json("get", "pods", "-l", "app.kubernetes.io/part-of=ticketing,app.kubernetes.io/component=service")
						.path("items"))
				.hasSameSizeAs(SERVICES)
				.allMatch(Cluster::isReady));
	}

	/**
	 * Takes back what a test has changed of the overlay's objects.
	 */
	void asApplied() {
		kubectl("apply", "--server-side", "--force-conflicts", "-k", MANIFESTS.resolve("overlays/dev").toString());
	}

	String kubectl(String... words) {
		Outcome outcome = tries(words);
		assertThat(outcome.code()).as("kubectl %s: %s", String.join(" ", words), outcome.err()).isZero();
		return outcome.out();
	}

	/**
	 * Runs kubectl, in the namespace of the platform if nothing else is said.
	 */
	Outcome tries(String... words) {
		List<String> command = new ArrayList<>(List.of("kubectl"));
		if (Collections.disjoint(List.of(words), List.of("-A", "-f", "-n", "--namespace"))) {
			command.addAll(List.of("--namespace", NAMESPACE));
		}
		command.addAll(List.of(words));
		try {
			Path out = Files.createTempFile("kubectl", ".out");
			Path err = Files.createTempFile("kubectl", ".err");
			Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
				.redirectError(err.toFile())
				.start();
			process.getOutputStream().close();
			boolean ended = process.waitFor(PATIENCE.plusMinutes(1).toSeconds(), TimeUnit.SECONDS);
			assertThat(ended).as("kubectl %s ends", String.join(" ", words)).isTrue();
			return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A line of what {@code ./dev k8s test} prints at its end.
	 */
	static void tell(String line) {
		try {
			Files.writeString(Path.of(System.getenv("TICKETING_CLUSTER_SUMMARY")), "  " + line + "\n",
					StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Outcome(int code, String out, String err) {
	}

}
