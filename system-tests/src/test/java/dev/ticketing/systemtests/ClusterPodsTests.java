package dev.ticketing.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the cluster itself says about the manifests.
 */
@Order(100)
@OnCluster
class ClusterPodsTests {

	private final Cluster cluster = Cluster.current();

	@Test
	void everyPodIsReadyUnderTheRestrictedStandard() {
		this.cluster.settles();
		// Right after the start the autoscaler may still be bringing some, or taking some
		// away.
		List<JsonNode> pods = Eventually.await()
			.until(() -> this.cluster.json("get", "pods", "-l", "app.kubernetes.io/part-of=ticketing")
				.path("items")
				.valueStream()
				.toList(), (all) -> all.stream().allMatch(Cluster::isReady));
		assertThat(pods).hasSizeGreaterThanOrEqualTo(Cluster.SERVERS.size() + Cluster.SERVICES.size() + 1);
		assertThat(this.cluster.kubectl("get", "namespace", Cluster.NAMESPACE, "-o",
				"jsonpath={.metadata.labels.pod-security\\.kubernetes\\.io/enforce}"))
			.isEqualTo("restricted");
		// Asked anew, the server names every pod that it would not let in today.
		assertThat(this.cluster.tries("label", "namespace", Cluster.NAMESPACE, "--dry-run=server", "--overwrite",
				"pod-security.kubernetes.io/enforce=restricted", "pod-security.kubernetes.io/enforce-version=latest")
			.err()).doesNotContain("Warning");
		assertThat(this.cluster.tries("run", "root", "--image=root:1", "--dry-run=server").err())
			.contains("violates PodSecurity \"restricted");
		Cluster.tell(pods.size() + " pods are ready under Pod Security restricted, which refuses another one");
	}

	@Test
	void applyingAgainChangesNothing() {
		Cluster.Outcome diff = this.cluster.tries("diff", "--server-side", "-k",
				Cluster.MANIFESTS.resolve("overlays/dev").toString());
		assertThat(diff.out() + diff.err()).isBlank();
		assertThat(diff.code()).isZero();
		Cluster.tell("kubectl diff is empty after apply");
	}

	/**
	 * In a namespace of their own, which is there for as long as it takes: the server
	 * takes nothing for one that it does not know, and prod's is the one of dev.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "staging", "prod" })
	void theServerAcceptsEveryFieldOfTheOthers(String overlay) throws IOException {
		String namespace = "ticketing-trial-" + overlay;
		Path folder = Files.createDirectories(Path.of("target/cluster", overlay).toAbsolutePath());
		Files.writeString(folder.resolve("kustomization.yaml"), """
				apiVersion: kustomize.config.k8s.io/v1beta1
				kind: Kustomization
				namespace: %s
				resources: [%s]
				""".formatted(namespace, folder.relativize(Cluster.MANIFESTS.resolve("overlays/" + overlay))));
		Path rendered = folder.resolve("rendered.yaml");
		Files.writeString(rendered, this.cluster.kubectl("kustomize", folder.toString()));
		this.cluster.kubectl("create", "namespace", namespace);
		try {
			Cluster.Outcome outcome = this.cluster.tries("--namespace", namespace, "apply", "--server-side",
					"--force-conflicts", "--dry-run=server", "--validate=strict", "-f", rendered.toString());
			assertThat(outcome.err()).isBlank();
			assertThat(outcome.code()).isZero();
			assertThat(outcome.out().lines()).hasSizeGreaterThan(50);
			Cluster.tell("%s: the server accepts %d objects (--dry-run=server --validate=strict)".formatted(overlay,
					outcome.out().lines().count()));
		}
		finally {
			this.cluster.kubectl("delete", "namespace", namespace, "--wait=false");
		}
	}

}
