package dev.ticketing.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever is woken by an alert finds the page that it names, and the page what it names.
 */
class RunbookTests {

	private static final Path RUNBOOKS = Kustomize.ROOT.resolve("docs/runbooks");

	private static final Set<String> STREAMS = Set.of("TICKETS", "ORDERS", "EXPIRATION", "PAYMENTS", "DEAD_LETTERS");

	private static String read(Path file) throws IOException {
		return Files.readString(file);
	}

	@Test
	void everyAlertNamesARunbookThatIsThere() throws IOException {
		String alerts = read(Kustomize.ROOT.resolve("infra/k8s/components/observability/alerts.yml"));
		List<String> named = Pattern.compile("runbook: ([^ }]+)")
			.matcher(alerts)
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(named).hasSameSizeAs(Pattern.compile("- alert: ").matcher(alerts).results().toList())
			.allSatisfy((runbook) -> assertThat(Kustomize.ROOT.resolve(runbook)).exists());
	}

	static Stream<Path> runbooks() throws IOException {
		try (Stream<Path> files = Files.list(RUNBOOKS)) {
			return files.sorted().toList().stream();
		}
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void aRunbookLeadsToWhatThereIs(Path file) throws IOException {
		String text = read(file);
		Pattern.compile("\\]\\(([^):]+)\\)").matcher(text).results().forEach((link) -> {
			assertThat(RUNBOOKS.resolve(link.group(1))).exists();
		});
		assertThat(commands()).containsAll(found("\\./dev ([a-z-]+)", text));
		if (!file.endsWith("README.md")) {
			assertThat(text).as("how to know that it worked").containsIgnoringCase("it has worked when");
			assertThat(text).as("when to open it").containsAnyOf("**You see**", "**When**");
		}
	}

	private static Set<String> commands() throws IOException {
		String script = read(Kustomize.ROOT.resolve("dev"));
		return found("(?m)^  ([a-z -|]+)\\) ", script).stream()
			.flatMap((names) -> Stream.of(names.split(" \\| ")))
			.collect(Collectors.toSet());
	}

	private static Set<String> found(String regex, String text) {
		return Pattern.compile(regex)
			.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void aCommandForKubernetesNamesWhatProductionHas(Path file) throws IOException {
		Kustomize.assumeKubectl();
		String text = read(file);
		List<Manifest> production = Manifest.parse(Kustomize.overlay("prod"));
		Map<String, String> kinds = Map.of("deploy/", "Deployment", "statefulset/", "StatefulSet", "hpa ",
				"HorizontalPodAutoscaler");
		kinds.forEach((written, kind) -> assertThat(names(production, kind)).as(kind)
			.containsAll(found("kubectl [^`]*\\b" + written + "([a-z-]+)", text)));
		Pattern.compile("port-forward (?:deploy/)?([a-z-]+?)(?:-0)? \\d+:(\\d+)")
			.matcher(text)
			.results()
			.forEach((way) -> {
				assertThat(workload(production, way.group(1)).within()
					.filter((part) -> part.is("containerPort", Integer.parseInt(way.group(2))))).as(way.group())
					.isNotEmpty();
			});
		Pattern.compile("exec (?:-i )?([a-z-]+)-0 -c ([a-z]+)").matcher(text).results().forEach((way) -> {
			Manifest container = workload(production, way.group(1)).containers()
				.stream()
				.filter((one) -> one.text("name").equals(way.group(2)))
				.findFirst()
				.orElseThrow();
			assertThat(container.each("volumeMounts").stream().map((mount) -> mount.text("mountPath")))
				.containsAll(found("cat (/[a-z]+)/", text));
		});
		assertThat(secrets(production))
			.containsAll(found("(?:Secret `|get secret |secret generic )([a-z]+(?:-[a-z]+)*)", text));
	}

	private static Manifest workload(List<Manifest> objects, String name) {
		return objects.stream()
			.filter((object) -> object.workload() && object.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("there is no " + name));
	}

	private static Set<String> names(List<Manifest> objects, String kind) {
		return objects.stream()
			.filter((object) -> object.kind().equals(kind))
			.map(Manifest::name)
			.collect(Collectors.toSet());
	}

	private static Set<String> secrets(List<Manifest> objects) {
		return objects.stream()
			.filter(Manifest::workload)
			.flatMap(Manifest::within)
			.flatMap((part) -> Stream.of(part.text("secretKeyRef.name"), part.text("secret.secretName")))
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@MethodSource("runbooks")
	void aSettingThatARunbookNamesIsRead(Path file) throws IOException {
		Kustomize.assumeKubectl();
		String production = Kustomize.overlay("prod");
		for (String setting : found("`([A-Z]{2,}(?:_[A-Z]+)+)\\b", read(file))) {
			String service = setting.replaceFirst("_.*", "").toLowerCase(Locale.ROOT);
			String last = setting.replaceFirst(".*_", "").toLowerCase(Locale.ROOT);
			assertThat(production.contains(setting) || setting.startsWith("TICKETING_PORT") || STREAMS.contains(setting)
					|| settings(service).anyMatch((source) -> source.matches("(?s).*\\b" + last + "\\b.*")))
				.as(setting)
				.isTrue();
		}
	}

	private static Stream<String> settings(String service) throws IOException {
		Path sources = Kustomize.ROOT.resolve(service + "/src/main/java");
		try (Stream<Path> files = Files.exists(sources) ? Files.walk(sources) : Stream.empty()) {
			return files.filter((source) -> source.toString().matches(".*(Settings|Limits)\\.java"))
				.toList()
				.stream()
				.map((source) -> readQuietly(source).toLowerCase(Locale.ROOT));
		}
	}

	private static String readQuietly(Path file) {
		try {
			return read(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
