package dev.ticketing.k8s;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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
		String commands = read(Kustomize.ROOT.resolve("dev"));
		Pattern.compile("\\./dev ([a-z-]+)").matcher(text).results().forEach((command) -> {
			assertThat(commands).as("./dev " + command.group(1)).contains(command.group(1));
		});
		if (!file.endsWith("README.md")) {
			assertThat(text).as("how to know that it worked").containsIgnoringCase("it has worked when");
			assertThat(text).as("when to open it").containsAnyOf("**You see**", "**When**");
		}
	}

}
