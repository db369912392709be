package dev.ticketing.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A pod that looks like each part to the network policies tries to reach every port of
 * every part: what the architecture draws passes, and nothing else does.
 */
@Order(102)
@OnCluster
class ClusterPoliciesTests {

	private static final String PROBES = "ticketing.dev/probe=yes";

	private final Cluster cluster = Cluster.current();

	@Test
	void everyArrowOfTheArchitecturePassesAndNoOther() throws IOException {
		this.cluster.oneOfEach(); // a pod that goes away would look like one that is
									// refused
		Map<String, String> targets = targets();
		Set<String> open = open(targets);
		assertThat(targets()).as("No pod has come or gone meanwhile").isEqualTo(targets);
		// Whether other namespaces may ask for names is theirs to decide.
		open.removeIf((arrow) -> arrow.endsWith(" > DNS:53")
				&& !namespace(arrow.replaceFirst(" > .*", "")).equals(Cluster.NAMESPACE));
		Set<String> expected = ClusterArrows.documented();
		// The internet is not to be had from every cluster, and one NATS server has no
		// peers to listen for.
		expected.removeIf((arrow) -> arrow.contains(" > the internet:") || arrow.endsWith(" > nats:6222"));
		assertThat(open).isEqualTo(expected);
		Cluster.tell("network policies: %d arrows pass, %d others are refused".formatted(open.size(),
				sources().size() * targets.size() - open.size()));
	}

	private Set<String> open(Map<String, String> targets) throws IOException {
		takeTheProbesAway(); // of a run that was interrupted
		Set<String> sources = sources();
		apply(sources.stream().map((source) -> probe(source, targets)).toList());
		Set<String> open = new TreeSet<>();
		for (String source : sources) {
			Arrays.stream(said(source).split("\n"))
				.filter((line) -> line.startsWith("open "))
				.forEach((line) -> open.add(source + " > " + line.substring(5)));
		}
		return open;
	}

	/**
	 * Every port that a part of ours has at one of its pods, by its name and address.
	 */
	private Map<String, String> targets() {
		Map<String, String> targets = new TreeMap<>();
		for (JsonNode pod : this.cluster.ready("app.kubernetes.io/part-of=ticketing")) {
			String name = pod.path("metadata").path("labels").path("app.kubernetes.io/name").asString();
			String address = pod.path("status").path("podIP").asString();
			pod.path("spec")
				.path("containers")
				.path(0)
				.path("ports")
				.forEach((port) -> targets.put(name + ":" + port.path("containerPort").asInt(),
						address + "/" + port.path("containerPort").asInt()));
		}
		targets.put("DNS:53", this.cluster.kubectl("-n", "kube-system", "get", "service", "kube-dns", "-o",
				"jsonpath={.spec.clusterIP}") + "/53");
		return targets;
	}

	private Set<String> sources() {
		Set<String> sources = targets().keySet()
			.stream()
			.map((target) -> target.substring(0, target.indexOf(':')))
			.filter((name) -> !name.equals("DNS"))
			.collect(Collectors.toCollection(TreeSet::new));
		sources.addAll(List.of("the gateway", "monitoring", "a stranger", "another namespace"));
		return sources;
	}

	private static String namespace(String source) {
		return switch (source) {
			case "the gateway" -> "ingress-nginx";
			case "monitoring" -> "monitoring";
			case "another namespace" -> "default";
			default -> Cluster.NAMESPACE;
		};
	}

	// It has the labels by which policies know a part, but not those by which Services
	// do.
	private Map<String, Object> probe(String source, Map<String, String> targets) {
		String name = "probe-" + source.replace(' ', '-');
		Map<String, Object> labels = new LinkedHashMap<>(Map.of("ticketing.dev/probe", "yes"));
		JsonNode like = this.cluster.json("get", "pods", "-l", "app.kubernetes.io/name=" + source.replace(" ", ""))
			.path("items")
			.path(0)
			.path("metadata")
			.path("labels");
		for (String label : List.of("app.kubernetes.io/name", "app.kubernetes.io/component")) {
			if (like.has(label)) {
				labels.put(label, like.path(label).asString());
			}
		}
		String script = targets.entrySet()
			.stream()
			.map((target) -> "(for i in 1 2 3; do timeout 3 bash -c ': </dev/tcp/%s' 2>/dev/null && echo 'open %s' && break; done) &"
				.formatted(target.getValue(), target.getKey()))
			.collect(Collectors.joining("\n", "sleep 10\n", "\nwait\n")); // until the
																			// policies
																			// have met
																			// the new pod
		Map<String, Object> container = Map.of("name", "probe", "image", mongo(), "command",
				List.of("bash", "-c", script), "securityContext",
				Map.of("allowPrivilegeEscalation", false, "capabilities", Map.of("drop", List.of("ALL"))));
		Map<String, Object> spec = Map.of("restartPolicy", "Never", "automountServiceAccountToken", false,
				"terminationGracePeriodSeconds", 1, "securityContext",
				Map.of("runAsNonRoot", true, "runAsUser", 10001, "seccompProfile", Map.of("type", "RuntimeDefault")),
				"containers", List.of(container));
		return Map.of("apiVersion", "v1", "kind", "Pod", "metadata",
				Map.of("name", name, "namespace", namespace(source), "labels", labels), "spec", spec);
	}

	private String mongo() {
		return this.cluster.kubectl("get", "pod", "mongo-orders-0", "-o", "jsonpath={.spec.containers[0].image}");
	}

	private void apply(List<Map<String, Object>> pods) throws IOException {
		List<Map<String, Object>> items = Stream.concat(Stream.of(Map.<String, Object>of("apiVersion", "v1", "kind",
				"Namespace", "metadata", Map.of("name", "monitoring"))), pods.stream())
			.toList();
		Path file = Files.createTempFile("probes", ".json");
		Files.writeString(file, Json.write(Map.of("apiVersion", "v1", "kind", "List", "items", items)));
		this.cluster.kubectl("apply", "-f", file.toString());
	}

	private String said(String source) {
		String pod = "pod/probe-" + source.replace(' ', '-');
		this.cluster.kubectl("-n", namespace(source), "wait", pod, "--for=jsonpath={.status.phase}=Succeeded",
				"--timeout=180s");
		return this.cluster.kubectl("-n", namespace(source), "logs", pod);
	}

	@AfterAll
	static void asBefore() {
		takeTheProbesAway();
		Cluster.current().asApplied();
	}

	private static void takeTheProbesAway() {
		Cluster cluster = Cluster.current();
		cluster.kubectl("delete", "pods", "-A", "-l", PROBES, "--ignore-not-found");
		cluster.kubectl("delete", "namespace", "monitoring", "--ignore-not-found");
	}

}
