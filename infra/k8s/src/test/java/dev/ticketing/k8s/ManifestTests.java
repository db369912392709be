package dev.ticketing.k8s;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is rendered is what an API server takes, and keeps the rules.
 */
class ManifestTests {

	@BeforeAll
	static void kubectl() {
		Kustomize.assumeKubectl();
	}

	static List<String> overlays() {
		return Kustomize.folders("overlays");
	}

	static Stream<String> components() {
		return Kustomize.folders("components").stream();
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void everyOverlayIsValidAndKeepsTheRules(String overlay) {
		String rendered = Kustomize.overlay(overlay);
		assertThat(Schema.broken(rendered)).isEmpty();
		assertThat(Rules.broken(rendered)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("components")
	void everyComponentStandsAlone(String component) {
		assertThat(Schema.broken(Kustomize.alone(component))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "prod,observability", "staging,secrets-external" })
	void whatAnOverlayLeavesOpenFitsIntoIt(String overlay, String component) {
		String rendered = Kustomize.with(overlay, component);
		assertThat(Schema.broken(rendered)).isEmpty();
		assertThat(Rules.broken(rendered)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "dev,demo", "ci,demo", "observed,demo observability", "staging,''", "prod,''" })
	void onlyTheArrowsOfTheArchitecturePass(String overlay, String components) {
		assertThat(Arrows.of(Manifest.parse(Kustomize.overlay(overlay))).allowed())
			.isEqualTo(Arrows.documented(List.of(components.split(" "))));
	}

	@Test
	void theArrowsOfTheMonitoringAreThoseOfTheArchitecture() {
		assertThat(Arrows.of(Manifest.parse(Kustomize.with("prod", "observability"))).allowed())
			.isEqualTo(Arrows.documented(List.of("observability")));
	}

	@Test
	void theGatewayLeadsWhereTheIngressDoes() {
		assertThat(routes(Manifest.parse(Kustomize.alone("gateway-api")), "HTTPRoute"))
			.isEqualTo(routes(Manifest.parse(Kustomize.overlay("dev")), "Ingress"));
	}

	private static Set<String> routes(List<Manifest> objects, String kind) {
		Set<String> routes = new TreeSet<>();
		for (Manifest object : objects.stream().filter((one) -> one.kind().equals(kind)).toList()) {
			for (Manifest rule : object.each("spec.rules")) {
				String host = rule.text("host") + object.text("spec.hostnames.0");
				rule.each("http.paths")
					.forEach((path) -> routes.add(host + path.text("path") + " " + path.text("backend.service.name")
							+ ":" + port(objects, path.text("backend.service.name"))));
				rule.each("matches")
					.forEach((match) -> routes.add(host + match.text("path.value") + " "
							+ rule.text("backendRefs.0.name") + ":" + rule.text("backendRefs.0.port")));
			}
		}
		return routes;
	}

	private static String port(List<Manifest> objects, String service) {
		return objects.stream()
			.filter((object) -> object.kind().equals("Service") && object.name().equals(service))
			.map((object) -> object.text("spec.ports.0.port"))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void theStoreOfSecretsHasWhatThePodsAskFor() {
		Map<String, Set<String>> asked = Manifest.parse(Kustomize.overlay("prod"))
			.stream()
			.filter(Manifest::workload)
			.flatMap(Manifest::within)
			.filter((part) -> part.has("secretKeyRef"))
			.collect(Collectors.groupingBy((part) -> part.text("secretKeyRef.name"),
					Collectors.mapping((part) -> part.text("secretKeyRef.key"), Collectors.toSet())));
		Map<String, Set<String>> kept = Manifest.parse(Kustomize.alone("secrets-external"))
			.stream()
			.filter((object) -> object.kind().equals("ExternalSecret"))
			.collect(Collectors.toMap(Manifest::name,
					(object) -> object.each("spec.data")
						.stream()
						.map((entry) -> entry.text("secretKey"))
						.collect(Collectors.toSet())));
		assertThat(kept).containsKeys("session-keys", "mongo-auth", "redis");
		asked.forEach((name, keys) -> assertThat(kept.get(name)).as(name).containsAll(keys));
	}

}
