package dev.ticketing.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold for everything that is applied. Each rule says what is wrong, one line
 * for each mistake.
 */
final class Rules {

	private static final Pattern ADDRESS = Pattern.compile("([a-z][a-z0-9-]*)(\\.[a-z0-9-]+)?:(\\d{4,5})\\b");

	private final List<Manifest> objects;

	private final boolean real;

	private final List<String> mistakes = new ArrayList<>();

	private Rules(List<Manifest> objects) {
		this.objects = objects;
		this.real = objects.stream().anyMatch((object) -> object.has("data.TICKETING_ENVIRONMENT"));
	}

	/**
	 * All mistakes of a rendered overlay.
	 */
	static List<String> broken(String rendered) {
		Rules rules = new Rules(Manifest.parse(rendered));
		rules.check();
		return rules.mistakes;
	}

	private void check() {
		namespaces();
		workloads().forEach(this::workload);
		references();
		services();
		budgets();
		arrows();
		secrets();
	}

	private void require(boolean holds, Object where, String sentence) {
		if (!holds) {
			this.mistakes.add(where + ": " + sentence);
		}
	}

	private Stream<Manifest> all(String kind) {
		return this.objects.stream().filter((object) -> object.kind().equals(kind));
	}

	private List<Manifest> workloads() {
		return this.objects.stream().filter(Manifest::workload).toList();
	}

	private void namespaces() {
		require(all("Namespace").count() == 1, "Namespace", "there must be exactly one");
		all("Namespace").forEach((space) -> {
			for (String mode : List.of("enforce", "warn", "audit")) {
				require(space.label("pod-security.kubernetes.io/" + mode).equals("restricted"), space,
						mode + " must be restricted");
			}
			this.objects
				.forEach((object) -> require(object == space || object.text("metadata.namespace").equals(space.name()),
						object, "is not in the namespace " + space.name()));
		});
	}

	private void workload(Manifest workload) {
		Manifest pod = new Manifest((Map<?, ?>) workload.at("spec.template.spec"));
		require(pod.is("securityContext.runAsNonRoot", true), workload, "must not run as root");
		require(pod.at("securityContext.runAsUser") instanceof Integer id && id > 0, workload, "needs a numeric user");
		require(pod.is("securityContext.seccompProfile.type", "RuntimeDefault"), workload, "needs a seccomp profile");
		require(pod.is("automountServiceAccountToken", false), workload, "must not get a token of the cluster");
		require(pod.is("enableServiceLinks", false), workload, "must not get the addresses of services by environment");
		require(!pod.has("hostNetwork") && !pod.has("hostPID") && !pod.has("hostIPC"), workload,
				"must stay out of the host");
		require(all("ServiceAccount").anyMatch((account) -> account.name().equals(pod.text("serviceAccountName"))),
				workload, "needs a service account of its own");
		for (String label : List.of("name", "part-of", "component")) {
			require(!workload.label("app.kubernetes.io/" + label).isEmpty(), workload, "needs the label " + label);
		}
		pod.each("volumes")
			.forEach(
					(volume) -> require(Stream.of("emptyDir", "configMap", "secret", "projected").anyMatch(volume::has),
							workload, "has a volume of a kind that is not allowed: " + volume.text("name")));
		workload.containers().forEach((container) -> container(workload, container));
		if (several(workload) || workload.label("app.kubernetes.io/component").equals("service")) {
			require(pod.each("topologySpreadConstraints").size() >= 2, workload, "must be spread over zones and hosts");
		}
		if (workload.label("app.kubernetes.io/component").equals("service")) {
			service(workload, pod);
		}
	}

	private void service(Manifest workload, Manifest pod) {
		int grace = pod.at("terminationGracePeriodSeconds") instanceof Integer seconds ? seconds : 30;
		int leaving = pod.at("containers.0.lifecycle.preStop.sleep.seconds") instanceof Integer seconds ? seconds : 0;
		require(leaving >= 5, workload, "must wait before it ends until no gateway sends requests");
		require(grace >= leaving + 20 + 15, workload, "gets too little time to end");
		require(workload.is("spec.strategy.rollingUpdate.maxUnavailable", 0), workload,
				"must be replaced without being away");
		require(!this.real || several(workload), workload, "must run at least twice");
	}

	private void container(Manifest workload, Manifest container) {
		String where = workload + "/" + container.text("name");
		require(container.is("securityContext.allowPrivilegeEscalation", false), where, "may escalate privileges");
		require(container.is("securityContext.readOnlyRootFilesystem", true), where, "must not write to its image");
		require(List.of("ALL").equals(container.at("securityContext.capabilities.drop")), where,
				"must drop all capabilities");
		require(!container.has("securityContext.capabilities.add"), where, "must not add capabilities");
		require(!container.is("securityContext.privileged", true), where, "must not be privileged");
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			require(container.has(probe), where, "needs a " + probe);
		}
		for (String resource : List.of("requests.cpu", "requests.memory", "limits.memory")) {
			require(container.has("resources." + resource), where, "needs " + resource);
		}
		require(container.text("resources.requests.memory").equals(container.text("resources.limits.memory")), where,
				"must ask for the memory that it may use");
		String image = container.text("image");
		require(image.matches(".+@sha256:[0-9a-f]{64}") || image.matches(".+:v?[0-9][\\w.-]+"), where,
				"needs an image with a version: " + image);
		Set<String> ports = container.each("ports")
			.stream()
			.map((port) -> port.text("name"))
			.collect(Collectors.toSet());
		container.within()
			.filter((part) -> part.has("httpGet") || part.has("tcpSocket"))
			.map((part) -> part.text("httpGet.port") + part.text("tcpSocket.port"))
			.forEach((port) -> require(ports.contains(port), where,
					"a probe asks the port " + port + ", which it lacks"));
	}

	private void references() {
		for (Manifest workload : workloads()) {
			workload.within().forEach((part) -> {
				refer(workload, "ConfigMap", part.text("configMapRef.name"), "");
				refer(workload, "ConfigMap", part.text("configMap.name"), "");
				refer(workload, "Secret", part.text("secret.secretName"), "");
				refer(workload, "Secret", part.text("secretKeyRef.name"), part.text("secretKeyRef.key"));
			});
		}
	}

	private void refer(Manifest from, String kind, String name, String key) {
		if (name.isEmpty() || (this.real && kind.equals("Secret"))) {
			return;
		}
		require(all(kind)
			.anyMatch((object) -> object.name().equals(name) && (key.isEmpty() || object.has("data." + key))), from,
				"needs the " + kind + " " + name + (key.isEmpty() ? "" : " with " + key));
	}

	private void services() {
		all("Service").forEach((service) -> {
			List<Manifest> pods = workloads().stream()
				.filter((pod) -> pod.picked(service.at("spec.selector")))
				.toList();
			require(!pods.isEmpty(), service, "has no pods");
			pods.forEach((pod) -> service.each("spec.ports")
				.forEach((port) -> require(
						pod.within()
							.anyMatch((part) -> part.has("containerPort")
									&& part.text("name").equals(port.text("targetPort"))),
						service, pod + " has no port " + port.text("targetPort"))));
		});
		all("Ingress").flatMap(Manifest::within).filter((part) -> part.has("backend")).forEach((path) -> {
			require(path.text("pathType").equals("Prefix") && path.text("path").matches("/[a-z/]*"), "Ingress",
					"only plain prefixes: " + path.text("path"));
			require(all("Service").anyMatch((service) -> service.name().equals(path.text("backend.service.name"))),
					"Ingress", "leads to nowhere: " + path.text("path"));
		});
		all("Ingress").forEach((ingress) -> {
			require(ingress.is("spec.ingressClassName", "nginx"), ingress, "must be of the class nginx");
			require(!this.real || ingress.has("spec.tls.0.hosts.0"), ingress, "must speak https");
		});
	}

	private boolean several(Manifest workload) {
		return (workload.at("spec.replicas") instanceof Integer replicas && replicas > 1)
				|| all("HorizontalPodAutoscaler")
					.anyMatch((scaler) -> scaler.text("spec.scaleTargetRef.name").equals(workload.name())
							&& scaler.at("spec.minReplicas") instanceof Integer least && least > 1);
	}

	private void budgets() {
		for (Manifest workload : workloads()) {
			long budgets = all("PodDisruptionBudget")
				.filter((budget) -> workload.picked(budget.at("spec.selector.matchLabels")))
				.count();
			require(budgets == (several(workload) ? 1 : 0), workload, "has " + budgets + " disruption budgets");
			require(!workload.has("spec.replicas") || all("HorizontalPodAutoscaler")
				.noneMatch((scaler) -> scaler.text("spec.scaleTargetRef.name").equals(workload.name())), workload,
					"has both a number of replicas and an autoscaler");
		}
		all("HorizontalPodAutoscaler").forEach((scaler) -> require(
				workloads().stream().anyMatch((pod) -> pod.name().equals(scaler.text("spec.scaleTargetRef.name"))),
				scaler, "scales nothing"));
	}

	private void arrows() {
		Arrows arrows = Arrows.of(this.objects);
		require(arrows.denied(), "NetworkPolicy", "what no arrow allows must be denied");
		arrows.halves().forEach((half) -> require(false, "NetworkPolicy", "allowed at one end only: " + half));
		for (Manifest workload : workloads()) {
			wanted(workload).forEach((arrow) -> require(arrows.allowed().contains(arrow), workload,
					"is configured to speak to whom it may not: " + arrow));
		}
	}

	// Every address in the settings of a pod, if it is one of ours.
	private Stream<String> wanted(Manifest workload) {
		return Stream
			.concat(workload.within().filter((part) -> part.has("value")).map((part) -> part.text("value")),
					workload.within()
						.map((part) -> part.text("configMapRef.name"))
						.filter((name) -> !name.isEmpty())
						.flatMap((name) -> all("ConfigMap").filter((map) -> map.name().equals(name)))
						.flatMap((map) -> settings(workload, (Map<?, ?>) map.at("data"))))
			.flatMap((text) -> ADDRESS.matcher(text).results())
			.map((match) -> workload.name() + " -> " + owner(match) + ":" + match.group(3))
			.filter((arrow) -> !arrow.contains(" -> :"));
	}

	// The settings are shared, so some are read by others.
	private static Stream<String> settings(Manifest workload, Map<?, ?> data) {
		return data.entrySet()
			.stream()
			.filter((entry) -> !(entry.getKey().equals("STRIPE_API_BASE") && !workload.name().equals("payments")))
			.filter((entry) -> !(entry.getKey().equals("NATS_URL") && workload.name().equals("auth")))
			.filter((entry) -> !(entry.getKey().equals("SESSION_JWKS")
					&& List.of("auth", "expiration").contains(workload.name())))
			.map((entry) -> entry.getValue().toString());
	}

	private String owner(java.util.regex.MatchResult address) {
		return all("Service")
			.filter((service) -> service.name().equals(address.group(1))
					|| ("." + service.name()).equals(address.group(2)))
			.flatMap((service) -> workloads().stream().filter((pod) -> pod.picked(service.at("spec.selector"))))
			.map(Manifest::name)
			.findFirst()
			.orElse("");
	}

	private void secrets() {
		require(!this.real || all("Secret").findAny().isEmpty(), "Secret", "a real one must not be in Git");
		Pattern credential = Pattern.compile("(?i)://[^/$\\s]*:[^@$\\s]+@|sk_live|BEGIN [A-Z ]*PRIVATE KEY");
		this.objects.stream()
			.filter((object) -> !object.kind().equals("Secret"))
			.flatMap(Manifest::within)
			.flatMap((part) -> part.content().values().stream())
			.filter(String.class::isInstance)
			.map((text) -> credential.matcher(text.toString()))
			.filter(Matcher::find)
			.forEach((match) -> require(false, "Secret", "in clear text: " + match.group()));
	}

}
