package dev.ticketing.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may speak to whom: as the network policies have it, and as the architecture does.
 */
final class Arrows {

	private final List<Manifest> workloads;

	private final List<Manifest> policies;

	private final Set<String> out = new TreeSet<>();

	private final Set<String> in = new TreeSet<>();

	private Arrows(List<Manifest> objects) {
		this.workloads = objects.stream().filter(Manifest::workload).toList();
		this.policies = objects.stream().filter((object) -> object.kind().equals("NetworkPolicy")).toList();
		for (Manifest policy : this.policies) {
			for (Manifest pod : picked(policy.at("spec.podSelector"))) {
				ends(policy, "egress", "to").forEach((end) -> this.out.add(pod.name() + " -> " + end));
				ends(policy, "ingress", "from").forEach((end) -> this.in.add(turn(end, pod.name())));
			}
		}
	}

	static Arrows of(List<Manifest> objects) {
		return new Arrows(objects);
	}

	/**
	 * What really passes: both ends agree, or the other end is outside.
	 */
	Set<String> allowed() {
		Set<String> arrows = new TreeSet<>(this.out);
		arrows.removeIf((arrow) -> !outside(target(arrow)) && !this.in.contains(arrow));
		this.in.stream().filter((arrow) -> outside(source(arrow))).forEach(arrows::add);
		return arrows;
	}

	/**
	 * Allowed at one end and refused at the other: somebody has forgotten something.
	 */
	Set<String> halves() {
		Set<String> halves = new TreeSet<>();
		this.out.stream().filter((arrow) -> !outside(target(arrow)) && !this.in.contains(arrow)).forEach(halves::add);
		this.in.stream().filter((arrow) -> !outside(source(arrow)) && !this.out.contains(arrow)).forEach(halves::add);
		return halves;
	}

	/**
	 * Whether a pod without a policy that names it is shut off both ways.
	 */
	boolean denied() {
		return this.policies.stream()
			.anyMatch((policy) -> Map.of().equals(policy.at("spec.podSelector"))
					&& List.of("Ingress", "Egress").equals(policy.at("spec.policyTypes")) && !policy.has("spec.ingress")
					&& !policy.has("spec.egress"));
	}

	private List<String> ends(Manifest policy, String direction, String side) {
		return policy.each("spec." + direction)
			.stream()
			.flatMap((rule) -> rule.each(side)
				.stream()
				.flatMap((peer) -> names(peer).stream())
				.flatMap((name) -> rule.each("ports").stream().map((port) -> name + ":" + port.text("port"))))
			.toList();
	}

	private List<String> names(Manifest peer) {
		if (peer.has("ipBlock")) {
			return List.of("the internet");
		}
		if (peer.at("namespaceSelector.matchLabels") instanceof Map<?, ?> namespace) {
			return namespace.values().contains("kube-system") ? List.of("DNS")
					: namespace.containsKey("ticketing.dev/gateway") ? List.of("the gateway")
							: List.of(namespace.values().contains("monitoring") ? "monitoring" : "the gateway");
		}
		return picked(peer.at("podSelector")).stream().map(Manifest::name).toList();
	}

	private List<Manifest> picked(Object selector) {
		if (!(selector instanceof Map<?, ?> map)) {
			return List.of();
		}
		if (map.get("matchExpressions") instanceof List<?> list && list.getFirst() instanceof Map<?, ?> expression
				&& expression.get("values") instanceof List<?> values) {
			return this.workloads.stream()
				.filter((pod) -> values.stream().anyMatch((value) -> pod.picked(Map.of(expression.get("key"), value))))
				.toList();
		}
		return map.isEmpty() ? List.of()
				: this.workloads.stream().filter((pod) -> pod.picked(map.get("matchLabels"))).toList();
	}

	private static String turn(String end, String pod) {
		int colon = end.lastIndexOf(':');
		return end.substring(0, colon) + " -> " + pod + end.substring(colon);
	}

	private static String source(String arrow) {
		return arrow.substring(0, arrow.indexOf(" -> "));
	}

	private static String target(String arrow) {
		return arrow.substring(arrow.indexOf(" -> ") + 4, arrow.lastIndexOf(':'));
	}

	private static boolean outside(String name) {
		return List.of("the internet", "the gateway", "monitoring", "DNS").contains(name);
	}

	/**
	 * The table of docs/architecture.md, with the rows of these components.
	 */
	static Set<String> documented(List<String> components) {
		Set<String> arrows = new TreeSet<>();
		try (Stream<String> lines = Files.lines(Kustomize.ROOT.resolve("docs/architecture.md"))) {
			lines.dropWhile((line) -> !line.startsWith("| who | speaks to"))
				.skip(2)
				.takeWhile((line) -> line.startsWith("|"))
				.map((line) -> line.substring(1).split("\\|"))
				.filter((row) -> row[3].isBlank() || components.contains(row[3].strip()))
				.forEach((row) -> expand(row, arrows));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return arrows;
	}

	private static void expand(String[] row, Set<String> arrows) {
		for (String from : row[0].strip().split(", ")) {
			for (String to : row[1].strip().split(", ")) {
				String target = to.equals("its own MongoDB") ? "mongo-" + from : to.equals("itself") ? from : to;
				arrows.add(from + " -> " + target + ":" + row[2].strip());
			}
		}
	}

}
