package dev.ticketing.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * There is one list of services. Maven, the manifests, Skaffold, the workflows, the local
 * platform and the broker can't tell another.
 */
class DriftTests {

	private static final List<String> SKAFFOLD = List.of("apiVersion", "kind", "metadata", "build", "manifests",
			"deploy", "portForward", "profiles");

	private static final List<String> PROFILE = List.of("name", "activation", "build", "manifests", "deploy",
			"portForward", "patches");

	private static String read(String file) {
		try {
			return Files.readString(Kustomize.ROOT.resolve(file));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Set<String> found(String regex, String text) {
		return Pattern.compile(regex)
			.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> modules() {
		return found("<module>([^<]+)</module>", read("pom.xml"));
	}

	/**
	 * The modules that are programs.
	 */
	private static Set<String> services() {
		return modules().stream()
			.filter((module) -> read(module + "/pom.xml").contains("<artifactId>spring-boot-maven-plugin</artifactId>"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> words(String text) {
		return new TreeSet<>(List.of(text.strip().split("[\\s,\"]+")));
	}

	@Test
	void theManifestsHaveThem() {
		Kustomize.assumeKubectl();
		for (String overlay : Kustomize.folders("overlays")) {
			assertThat(Manifest.parse(Kustomize.overlay(overlay))
				.stream()
				.filter((object) -> object.kind().equals("Deployment")
						&& object.label("app.kubernetes.io/component").equals("service"))
				.map(Manifest::name)).as(overlay).containsExactlyInAnyOrderElementsOf(services());
		}
	}

	@Test
	void theLocalPlatformHasThem() {
		String settings = read("infra/local/dev/settings.sh");
		assertThat(words(found("\\nservices=\\(([^)]*)\\)", settings).iterator().next())).isEqualTo(services());
		assertThat(found("user: (\\w+), password", read("infra/k8s/base/nats/nats.conf")))
			.isEqualTo(words(found("\\nsubscribers=\\(([^)]*)\\)", settings).iterator().next()));
	}

	/**
	 * By the name of the consumer: who hears, and whose events.
	 */
	@Test
	void theBrokerLetsEveryServiceHearWhatItSubscribesTo() throws IOException {
		String broker = read("infra/k8s/base/nats/nats.conf");
		Set<String> allowed = found("\\$JS\\.ACK\\.([A-Z]+\\.[a-z-]+)\\.>", broker);
		Set<String> wanted = new TreeSet<>();
		for (String service : services()) {
			try (Stream<Path> files = Files.walk(Kustomize.ROOT.resolve(service + "/src/main/java"))) {
				for (Path file : files.filter((one) -> one.toString().endsWith("Subscriptions.java")).toList()) {
					found("subscriptions\\.on\\(([A-Z][a-z]+)", Files.readString(file)).stream()
						.map((word) -> word.equals("Availability") ? "orders"
								: word.equals("Expiration") ? "expiration" : word.toLowerCase(Locale.ROOT) + "s")
						.forEach((context) -> wanted
							.add(context.toUpperCase(Locale.ROOT) + "." + service + "-" + context));
				}
			}
		}
		assertThat(wanted).isNotEmpty().isEqualTo(allowed);
		assertThat(found("CONSUMER\\.MSG\\.NEXT\\.([A-Z]+\\.[a-z-]+)\"", broker)).isEqualTo(wanted);
		assertThat(found("CONSUMER\\.\\*\\.([A-Z]+\\.[a-z-]+)\"", broker)).isEqualTo(wanted);
		assertThat(found("CONSUMER\\.\\*\\.([A-Z]+\\.[a-z-]+)\\.>\"", broker)).isEqualTo(wanted);
	}

	@Test
	void theGatewayOfThisMachineLeadsWhereTheIngressDoes() {
		Set<String> ingress = Pattern.compile("path: (\\S+), pathType.*service: \\{ name: (\\w+)")
			.matcher(read("infra/k8s/base/ingress/ingress.yaml"))
			.results()
			.map((match) -> match.group(1) + " " + match.group(2))
			.collect(Collectors.toSet());
		assertThat(ingress).containsAll(Pattern.compile("location = (/api/\\S+) \\{ proxy_pass http://(\\w+)")
			.matcher(read("infra/local/nginx/nginx.conf"))
			.results()
			.map((match) -> match.group(1) + " " + match.group(2))
			.toList());
	}

	@Test
	void skaffoldBuildsWhatTheOverlaysNeed() {
		Manifest skaffold = Manifest.parse(read("skaffold.yaml")).getFirst();
		assertThat(skaffold.text("apiVersion")).isEqualTo("skaffold/v4beta14");
		assertThat(keys(skaffold)).isSubsetOf(SKAFFOLD);
		Set<String> images = images(skaffold.each("build.artifacts"));
		Set<String> expected = services().stream()
			.map((service) -> "ticketing/" + service)
			.collect(Collectors.toCollection(TreeSet::new));
		expected.addAll(Set.of("ticketing/simulator", "ticketing/client"));
		assertThat(images).isEqualTo(expected);
		if (Files.exists(Path.of("/usr/bin/kubectl"))) {
			assertThat(found("image: (ticketing/\\w+):", Kustomize.overlay("dev"))).isEqualTo(expected);
		}
		skaffold.within()
			.filter((part) -> part.has("jib.project"))
			.forEach((artifact) -> assertThat(modules()).contains(artifact.text("jib.project")));
		skaffold.within()
			.filter((part) -> part.has("kustomize.paths.0"))
			.forEach((part) -> assertThat(
					Kustomize.ROOT.resolve(part.text("kustomize.paths.0")).resolve("kustomization.yaml"))
				.exists());
	}

	@Test
	void skaffoldHasItsProfiles() {
		Manifest skaffold = Manifest.parse(read("skaffold.yaml")).getFirst();
		List<Manifest> profiles = skaffold.each("profiles");
		assertThat(profiles.stream().map((profile) -> profile.text("name"))).containsExactlyInAnyOrder("dev", "ci",
				"minimal", "observability", "release");
		profiles.forEach((profile) -> assertThat(keys(profile)).isSubsetOf(PROFILE));
		profiles.stream()
			.flatMap((profile) -> profile.each("patches").stream())
			.forEach((patch) -> assertThat(skaffold.has(patch.text("path").substring(1).replace('/', '.')))
				.as(patch.text("path"))
				.isTrue());
		profiles.stream()
			.filter((profile) -> profile.text("name").equals("release"))
			.forEach((release) -> assertThat(images(release.each("build.artifacts"))).hasSize(services().size() + 1)
				.contains("ticketing/client"));
	}

	private static Set<String> images(List<Manifest> artifacts) {
		return artifacts.stream().map((one) -> one.text("image")).collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> keys(Manifest part) {
		return part.content().keySet().stream().map(Object::toString).collect(Collectors.toSet());
	}

	@Test
	void theWorkflowsTestAndBuildThem() {
		Set<String> images = new TreeSet<>(services());
		images.add("client");
		assertThat(lists("ci")).containsExactly(services());
		assertThat(lists("images")).containsExactly(images);
		assertThat(found("\\n {12}(\\w+): \\[\\w+/\\*\\*\\]", read(".github/workflows/ci.yml"))).isEqualTo(services());
	}

	private static List<Set<String>> lists(String workflow) {
		return found("'\\[\"([^']*)\"\\]'", read(".github/workflows/" + workflow + ".yml")).stream()
			.map(DriftTests::words)
			.toList();
	}

	/**
	 * What a release deploys is what the images are made of: the very Dockerfiles.
	 */
	@Test
	void theImagesOfAReleaseAreMadeOfTheReleaseDockerfiles() {
		Manifest images = Manifest.parse(read(".github/workflows/images.yml")).getFirst();
		List<Manifest> build = images.each("jobs.build.steps");
		Manifest image = build.stream()
			.filter((step) -> step.text("uses").startsWith("docker/build-push-action"))
			.findFirst()
			.orElseThrow();
		assertThat(image.text("with.file")).startsWith("infra/docker/").contains("'client' || 'service'");
		assertThat(Kustomize.ROOT.resolve("infra/docker/client.Dockerfile")).exists();
		assertThat(Kustomize.ROOT.resolve("infra/docker/service.Dockerfile")).exists();
		assertThat(image.text("with.sbom")).isEqualTo("${{ inputs.push }}");
		assertThat(build).anyMatch((step) -> step.text("run").contains("-Psbom"));
		Manifest scan = new Manifest((Map<?, ?>) images.at("jobs.scan"));
		assertThat(keys(new Manifest((Map<?, ?>) scan.at("permissions")))).doesNotContain("id-token", "attestations");
		assertThat(scan.text("permissions.packages")).isEqualTo("read");
	}

	static Stream<Path> workflows() throws IOException {
		try (Stream<Path> files = Files.list(Kustomize.ROOT.resolve(".github/workflows"))) {
			return files.sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("workflows")
	void aWorkflowMayDoLittleAndTrustsNoTag(Path file) throws IOException {
		String text = Files.readString(file);
		Manifest workflow = Manifest.parse(text.replaceFirst("(?m)^on:", "'on':")).getFirst();
		assertThat(workflow.at("permissions")).as("permissions of all jobs").isEqualTo(Map.of());
		assertThat(text).doesNotContain("pull_request_target");
		((Map<?, ?>) workflow.at("jobs")).forEach((name, content) -> {
			Manifest job = new Manifest((Map<?, ?>) content);
			assertThat(job.has("permissions")).as("%s has permissions", name).isTrue();
			assertThat(job.has("timeout-minutes") || job.has("uses")).as("%s has a time limit", name).isTrue();
			job.each("steps")
				.forEach((step) -> assertThat(step.text("run")).as("%s runs nothing made of events", name)
					.doesNotContain("${{ github.event", "${{ inputs.", "${{ github.head_ref"));
		});
		Pattern.compile("(?m)uses: (?!\\./)(\\S+)(.*)$").matcher(text).results().forEach(DriftTests::pinned);
	}

	private static void pinned(MatchResult uses) {
		assertThat(uses.group(1)).matches("[\\w./-]+@[0-9a-f]{40}");
		assertThat(uses.group(2)).matches(" # v\\d+\\.\\d+\\.\\d+");
	}

	@Test
	void oneCheckDependsOnAllOthers() {
		Manifest ci = Manifest.parse(read(".github/workflows/ci.yml")).getFirst();
		Set<String> jobs = new TreeSet<>(keys(new Manifest((Map<?, ?>) ci.at("jobs"))));
		jobs.remove("ci-ok");
		assertThat(ci.at("jobs.ci-ok.needs")).asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
			.containsExactlyInAnyOrderElementsOf(jobs);
		assertThat(ci.text("jobs.ci-ok.if")).isEqualTo("always()");
	}

	@Test
	void actionlintHasNothingToSay() {
		List<String> command = actionlint();
		if (command.isEmpty()) {
			System.out
				.println("Skipped: the workflows are not linted, because there is neither actionlint nor go on PATH");
		}
		Assumptions.assumeFalse(command.isEmpty());
		Kustomize.Answer answer = Kustomize
			.run(Stream.concat(command.stream(), Stream.concat(Stream.of("-shellcheck=", "-pyflakes="), files()))
				.toList());
		// What go itself has to say, such as where there is no network, is no finding.
		Assumptions.assumeFalse(answer.err().contains("go: "), answer.err());
		assertThat(answer.out() + answer.err()).isEmpty();
	}

	private static Stream<String> files() {
		try {
			return workflows().map(Path::toString);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static List<String> actionlint() {
		if (onPath("actionlint")) {
			return List.of("actionlint");
		}
		return onPath("go") ? List.of("go", "run", "github.com/rhysd/actionlint/cmd/actionlint@v1.7.12") : List.of();
	}

	private static boolean onPath(String program) {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, program)));
	}

	@Test
	void theImageFitsThePod() {
		String pom = read("pom.xml");
		assertThat(pom).contains("<user>10001:10001</user>");
		assertThat(read("infra/k8s/base/shared/service.yaml")).contains("runAsUser: 10001", "runAsGroup: 10001");
	}

	/**
	 * A cache is silently left alone when Java is started with other options than those
	 * that it was made with.
	 */
	@Test
	void theReleaseImageIsTrainedWithTheOptionsOfThePods() {
		String image = found("JDK_JAVA_OPTIONS=\"([^\"]+)\"", read("infra/docker/service.Dockerfile")).iterator()
			.next();
		String pod = found("(?m)^JDK_JAVA_OPTIONS=(.+)$", read("infra/k8s/base/shared/service.env")).iterator().next();
		assertThat(pod.split(" ")).contains(image.split(" "));
	}

	@Test
	void theContextOfTheReleaseImageHasTheirJars() {
		assertThat(found("(?m)^!([a-z-]+)/target/\\1\\.jar$", read(".dockerignore"))).isEqualTo(services());
	}

}
