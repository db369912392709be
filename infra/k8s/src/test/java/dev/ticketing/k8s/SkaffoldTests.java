package dev.ticketing.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Skaffold's schema of v4beta14 says of the parts that skaffold.yaml uses, since the
 * program itself is not everywhere: which fields there are, of which form, and which of
 * them exclude each other.
 */
class SkaffoldTests {

	/**
	 * The fields of each part: a name, and what it holds. {@code ?} anything, {@code s}
	 * text, {@code i} whole number, {@code b} yes or no, {@code []} a list of it, else
	 * the name of another part.
	 */
	private static final Map<String, String> PARTS = Map.ofEntries(Map.entry("config",
			"apiVersion:s kind:s metadata:metadata requires:?[] build:build test:?[] manifests:manifests deploy:deploy "
					+ "portForward:forward[] resourceSelector:? verify:?[] customActions:?[] profiles:profile[]"),
			Map.entry("metadata", "name:s labels:? annotations:?"),
			Map.entry("build",
					"artifacts:artifact[] insecureRegistries:s[] tagPolicy:tagPolicy platforms:s[] local:local googleCloudBuild:? cluster:?"),
			Map.entry("tagPolicy",
					"gitCommit:gitCommit sha256:? envTemplate:? dateTime:? customTemplate:? inputDigest:?"),
			Map.entry("gitCommit", "variant:s prefix:s ignoreChanges:b"),
			Map.entry("local", "push:b tryImportMissing:b useDockerCLI:b useBuildkit:b concurrency:i"),
			Map.entry("artifact",
					"image:s context:s sync:sync requires:?[] hooks:? platforms:s[] runtimeType:s jib:jib docker:docker bazel:? ko:? kaniko:? buildpacks:? custom:?"),
			Map.entry("sync", "manual:?[] infer:s[] auto:b hooks:?"),
			Map.entry("jib", "project:s args:s[] type:s fromImage:s"),
			Map.entry("docker",
					"dockerfile:s target:s buildArgs:? network:s addHost:s[] cacheFrom:s[] cliFlags:s[] pullParent:b noCache:b squash:b secrets:?[] ssh:s"),
			Map.entry("manifests",
					"rawYaml:s[] kustomize:kustomize helm:? kpt:? hooks:? transform:?[] validate:?[] output:s"),
			Map.entry("kustomize", "paths:s[] buildArgs:s[]"),
			Map.entry("deploy",
					"docker:? helm:? kpt:? kubectl:kubectl cloudrun:? statusCheck:b statusCheckDeadlineSeconds:i tolerateFailuresUntilDeadline:b kubeContext:s logs:?"),
			Map.entry("kubectl", "flags:flags remoteManifests:s[] defaultNamespace:s hooks:?"),
			Map.entry("flags", "global:s[] apply:s[] delete:s[] disableValidation:b"),
			Map.entry("forward", "resourceType:s resourceName:s namespace:s port:i address:s localPort:i"),
			Map.entry("profile",
					"name:s activation:activation[] requiresAllActivations:b requires:?[] patches:patch[] build:build test:?[] "
							+ "manifests:manifests deploy:deploy portForward:forward[] resourceSelector:? verify:?[] customActions:?[]"),
			Map.entry("activation", "env:s kubeContext:s command:s"), Map.entry("patch", "op:s path:s from:s value:?"));

	private static final List<Set<String>> ONE_AT_MOST = List.of(
			Set.of("gitCommit", "sha256", "envTemplate", "dateTime", "customTemplate", "inputDigest"),
			Set.of("jib", "docker", "bazel", "ko", "kaniko", "buildpacks", "custom"), Set.of("manual", "infer", "auto"),
			Set.of("local", "googleCloudBuild", "cluster"));

	private static final Map<String, List<String>> NEEDED = Map.of("artifact", List.of("image"), "profile",
			List.of("name"), "patch", List.of("path"), "forward", List.of("resourceType", "resourceName"), "config",
			List.of("apiVersion", "kind"));

	@Test
	void fitsTheSchema() {
		assertThat(complaints(read())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					statusCheckDeadlineSeconds: 600 | statusCheckDeadlineSecond: 600         | deploy.statusCheckDeadlineSecond is unknown
					statusCheckDeadlineSeconds: 600 | statusCheckDeadlineSeconds: 10m        | deploy.statusCheckDeadlineSeconds is no whole number
					inputDigest: {}                 | { inputDigest: {}, sha256: {} }        | build.tagPolicy has more than one of
					jib: { project: auth, args:     | jib: { projekt: auth, args:            | build.artifacts.0.jib.projekt is unknown
					push: false                     | push: 'no'                             | build.local.push is not true or false
					- image: ticketing/auth         | - imageName: ticketing/auth            | build.artifacts.0 has no image
					{ command: dev }                | { comand: dev }                        | activation.0.comand is unknown
					args: [-DskipTests]             | args: -DskipTests                      | args is no list
					""")
	void aMistakeIsFound(String right, String wrong, String complaint) {
		String text = read();
		assertThat(text).contains(right);
		assertThat(complaints(text.replaceFirst(java.util.regex.Pattern.quote(right),
				java.util.regex.Matcher.quoteReplacement(wrong))))
			.anySatisfy((found) -> assertThat(found).contains(complaint));
	}

	private static List<String> complaints(String text) {
		List<String> complaints = new ArrayList<>();
		part("", Manifest.parse(text).getFirst().content(), "config", complaints);
		return complaints;
	}

	private static void part(String at, Map<?, ?> content, String kind, List<String> complaints) {
		Map<String, String> fields = new LinkedHashMap<>();
		Arrays.stream(PARTS.get(kind).split(" "))
			.map((field) -> field.split(":"))
			.forEach((field) -> fields.put(field[0], field[1]));
		NEEDED.getOrDefault(kind, List.of())
			.stream()
			.filter((name) -> !content.containsKey(name))
			.forEach((name) -> complaints.add(at + " has no " + name));
		ONE_AT_MOST.stream()
			.filter((set) -> fields.keySet().containsAll(set) && set.stream().filter(content::containsKey).count() > 1)
			.forEach((set) -> complaints.add(at + " has more than one of " + set));
		content.forEach((name, value) -> {
			String path = at.isEmpty() ? name.toString() : at + "." + name;
			String form = fields.get(name.toString());
			if (form == null) {
				complaints.add(path + " is unknown");
			}
			else {
				value(path, value, form, complaints);
			}
		});
	}

	private static void value(String path, Object value, String form, List<String> complaints) {
		if (form.endsWith("[]")) {
			if (value instanceof List<?> list) {
				for (int index = 0; index < list.size(); index++) {
					value(path + "." + index, list.get(index), form.substring(0, form.length() - 2), complaints);
				}
			}
			else {
				complaints.add(path + " is no list");
			}
			return;
		}
		switch (form) {
			case "?" -> {
			}
			case "s" -> require(value instanceof String, path + " is no text", complaints);
			case "i" -> require(value instanceof Integer, path + " is no whole number", complaints);
			case "b" -> require(value instanceof Boolean, path + " is not true or false", complaints);
			default -> {
				if (value instanceof Map<?, ?> content) {
					part(path, content, form, complaints);
				}
				else {
					complaints.add(path + " is no object");
				}
			}
		}
	}

	private static void require(boolean holds, String complaint, List<String> complaints) {
		if (!holds) {
			complaints.add(complaint);
		}
	}

	private static String read() {
		try {
			return Files.readString(Kustomize.ROOT.resolve("skaffold.yaml"));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
